// Prints `N passed, N failed, N skipped` from vitest's JSON report, so that CI's last line is the runner's own count.
import { readFileSync } from 'node:fs'

const [file = ''] = process.argv.slice(2)
const report = JSON.parse(readFileSync(file, 'utf8'))
const failedSuites = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length
const failed = report.numFailedTests + failedSuites
console.log(`${report.numPassedTests} passed, ${failed} failed, ${report.numPendingTests + report.numTodoTests} skipped`)
if (report.numPassedTests === 0) process.exitCode = 1
