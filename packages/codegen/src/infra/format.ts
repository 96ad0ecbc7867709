/** A way to say what is to be deployed. */
export type InfraFormat = 'cloudformation' | 'sam' | 'cdk' | 'terraform' | 'serverless' | 'create-table'

export const infraFormats: readonly InfraFormat[] = ['cloudformation', 'sam', 'cdk', 'terraform', 'serverless', 'create-table']

/** How a format that is data is written; what is code (cdk, terraform) has one way only. */
export type InfraSyntax = 'json' | 'yaml'

export function isData(format: InfraFormat): boolean {
  return format !== 'cdk' && format !== 'terraform'
}

/** What the name of a file says. The command line of AWS takes JSON; templates are read by people. */
export function syntaxOfFile(name: string, format: InfraFormat): InfraSyntax {
  if (/\.ya?ml$/.test(name)) return 'yaml'
  return name.endsWith('.json') || format === 'create-table' ? 'json' : 'yaml'
}
