import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** A folder with files, for one test. */
export interface Project {
  readonly folder: string
  path(name: string): string
  read(name: string): string
  write(name: string, text: string): void
  /** Every file below a folder, by its path relative to the project. */
  files(below?: string): readonly string[]
}

const dependencies = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** Makes a project that can import what this package can; it is gone when the test ends. */
export function createProject(files: Readonly<Record<string, string>>): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'keyloom-project-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const project: Project = {
    folder,
    path: (name) => join(folder, name),
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    write: (name, text) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    },
    files: (below = '.') => listFiles(folder, below),
  }
  symlinkSync(dependencies, join(folder, 'node_modules'), 'dir')
  for (const [name, text] of Object.entries(files)) project.write(name, text)
  return project
}

function listFiles(folder: string, below: string): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}
