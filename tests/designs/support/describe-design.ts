import { CreateTableCommand, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb'
import type { ConnectOptions } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { type Answers, askedFor } from './answers.js'

/** A design with the client generated from its schema. */
export interface DesignUnderTest<Client, Table extends string, A extends Answers> {
  readonly name: string
  readonly answers: A
  /** The generated definition of each table. */
  readonly tables: { readonly [T in Table]: (name: string) => CreateTableCommandInput }
  create(options: ConnectOptions<Table>): Client
  /** What asks an index of several attributes, which DynamoDB Local does not make: asked of the embedded engine alone. */
  readonly multiAttribute?: readonly (keyof A & string)[]
  /** Writes what the patterns ask for, and neighbours of it that they must not return. */
  seed(client: Client): Promise<void>
}

/**
 * Asks every pattern of a published design on both engines. A case is a test of its own, in the order given, and fails unless what the
 * design's `answers` name was asked in it.
 */
export function describeDesign<Client, Table extends string, const A extends Answers>(
  design: DesignUnderTest<Client, Table, A>,
  cases: { readonly [Pattern in keyof A & string]: (client: Client) => Promise<void> },
): void {
  describeOnEngines(design.name, (on) => {
    const asked = new Set<string>()
    let client: Client

    beforeAll(async () => {
      const tables = {} as Record<Table, string>
      for (const table of Object.keys(design.tables) as Table[]) {
        tables[table] = `${design.name}-${table}-${process.pid}`
        await on.client.send(new CreateTableCommand(definition(design.tables[table](tables[table]), on.name)))
      }
      client = design.create({ client: on.client, tables, observe: ({ pattern }) => asked.add(pattern) })
      await design.seed(client)
    })

    const isAsked = (pattern: keyof A & string) => on.name === 'memory' || design.multiAttribute?.includes(pattern) !== true
    test.each((Object.keys(cases) as (keyof A & string)[]).filter(isAsked))('%s', async (pattern) => {
      asked.clear()
      await cases[pattern](client)
      expect([...asked]).toEqual(expect.arrayContaining([...askedFor(design.answers[pattern]!)]))
    })
  })
}

/** The table without what the engine does not make. */
function definition(input: CreateTableCommandInput, engine: string): CreateTableCommandInput {
  const indexes = input.GlobalSecondaryIndexes ?? []
  const kept = indexes.filter(({ KeySchema = [] }) => engine === 'memory' || KeySchema.length <= 2)
  if (kept.length === indexes.length) return input
  const keys = [input, ...kept, ...(input.LocalSecondaryIndexes ?? [])].flatMap(({ KeySchema = [] }) => KeySchema)
  const used = new Set(keys.map(({ AttributeName }) => AttributeName))
  const AttributeDefinitions = input.AttributeDefinitions?.filter(({ AttributeName }) => used.has(AttributeName))
  return { ...input, GlobalSecondaryIndexes: kept, ...(AttributeDefinitions && { AttributeDefinitions }) }
}
