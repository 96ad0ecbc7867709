import { shown } from '../runtime/same.js'
import { repositoryOf, type TenantOperation, tenants } from './tenant-step.js'

/** What names another tenant than the scope is refused. */
export const foreign: TenantOperation = (d, scene) => {
  const tenant = tenants.find((each) => each !== scene.tenant)
  const [kind, verb, args] = d.pick([
    ['card', 'create', [{ tenant, listId: 'x', title: 't' }]],
    ['card', 'get', [{ tenant, listId: 'x', number: 1 }]],
    ['card', 'restore', [{ tenant, listId: 'x', number: 1 }]],
    ['card', 'purge', [{ tenant, listId: 'x', number: 1 }]],
    ['list', 'update', [{ tenant, listId: 'x' }, { set: { name: 'Bob' } }]],
    ['reading', 'append', [{ tenant, sensorId: 's', at: 1, value: 1 }]],
  ] as const)
  return {
    text: `${scene.tenant} ${kind}.${verb}(${shown(args)})`,
    run: () => repositoryOf(scene, kind)[verb]!(...args),
    expected: { code: 'SCOPE.FOREIGN' },
  }
}
