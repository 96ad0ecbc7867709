import { type Model, planModel } from '@keyloom/core'

/** Which access patterns of the schemas of a run were asked by a test, by the names of the plans: `Order.byCustomer`. */
export interface PatternCoverage {
  readonly schemas: readonly SchemaCoverage[]
}

export interface SchemaCoverage {
  readonly schema: string
  readonly exercised: readonly string[]
  readonly missed: readonly string[]
}

/** Compares the patterns that were asked with those of the models. */
export function coverageOf(models: readonly Model[], asked: ReadonlySet<string>): PatternCoverage {
  return {
    schemas: models.map((model) => {
      const names = planModel(model).plans.map(({ name }) => name)
      return { schema: model.name, exercised: names.filter((name) => asked.has(name)), missed: names.filter((name) => !asked.has(name)) }
    }),
  }
}

/** The coverage as lines for a terminal. */
export function coverageText({ schemas }: PatternCoverage): string {
  return schemas.map(schemaText).join('\n')
}

function schemaText({ schema, exercised, missed }: SchemaCoverage): string {
  const count = exercised.length + missed.length
  if (missed.length === 0) return `Access patterns of ${schema}: all ${count} were exercised.`
  return [
    `Access patterns of ${schema}: ${missed.length} of ${count} were exercised by no test:`,
    ...missed.map((name) => `  ${name}`),
  ].join('\n')
}
