// Uses an engine in both ways and closes it; the process is to end by itself.
import { register } from 'node:module'
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'

register('../../scripts/typescript-hooks.mjs', import.meta.url)
const { createEngine } = await import('@keyloom/testing')
const engine = createEngine()
await engine.client().send(new ListTablesCommand({}))
const { close } = await engine.listen()
await close()
