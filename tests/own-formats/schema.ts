/** Keys made with formats of the application's own. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'
import { domain, initial, release } from './formats.js'

const table = defineTable('packages', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    hosts: { kind: 'global', partition: 'hostsPk', sort: 'hostsSk', projection: 'keys' },
    names: { kind: 'global', partition: 'namesPk', sort: 'namesSk' },
  },
  formats: { domain, release, initial },
})

const version = z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/)

const published = defineEntity(table, 'Release', {
  attributes: { name: z.string().min(1).max(80), version, host: z.hostname(), size: z.int().min(0) },
  key: { partition: 'PACKAGE#{name}', sort: 'RELEASE#{version:release}' },
  indexes: {
    hosts: { partition: 'HOST#{host:domain}#', sort: '{name}' },
    names: { partition: 'LETTER#{name:initial}', sort: '{version:release}{name}', onPartialUpdate: 'read' },
  },
  patterns: {
    byVersion: { by: ['name', 'version'], one: true },
    newest: { by: ['name'], range: 'version', order: { version: 'desc' } },
    ofHost: { by: ['host'] },
    ofLetter: { by: ['name:initial'], order: { version: 'asc' } },
  },
})

export default defineSchema({ name: 'packages', tables: [table], entities: [published] })
