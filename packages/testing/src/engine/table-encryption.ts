import type { Database } from './database.js'

/** Reads how a table is to be encrypted: with a key of the account's, or (undefined) with the service's own. */
export function readEncryption(
  db: Database,
  input: { readonly Enabled?: boolean | undefined; readonly KMSMasterKeyId?: string | undefined } | undefined,
): Readonly<Record<string, string>> | undefined {
  if (input?.Enabled !== true) return undefined
  const id = input.KMSMasterKeyId ?? 'aws/dynamodb'
  const KMSMasterKeyArn = id.startsWith('arn:') ? id : `arn:aws:kms:${db.region}:${db.accountId}:key/${id}`
  return { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn }
}
