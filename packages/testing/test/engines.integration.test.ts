import { describeOnEngines } from '../src/vitest/index.js'
import { conditionSuite } from './suites/conditions.js'
import { itemSuite } from './suites/items.js'
import { legacySuite } from './suites/legacy.js'
import { querySuite } from './suites/queries.js'
import { transactionSuite } from './suites/transactions.js'

describeOnEngines('items', itemSuite)
describeOnEngines('conditions', conditionSuite)
describeOnEngines('queries', querySuite)
describeOnEngines('parameters from before expressions', legacySuite)
describeOnEngines('transactions', transactionSuite)
