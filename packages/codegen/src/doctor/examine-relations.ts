import type { Item } from '../scan/stored-entity.js'
import type { Finding } from './finding.js'
import type { LookUp } from './look-up.js'
import type { Relation, Verdict } from './relation.js'
import { hasValues, relationsOf } from './relations.js'
import { keyIdentity, primaryKey, type Ward } from './ward.js'

/** What the examination of a page needs to know. */
export interface Surroundings {
  readonly ward: Ward
  readonly now: Date
  readonly lookUp: LookUp
  /** Which item has the values of a sentinel that is not there, for all that were met. */
  readonly unclaimed: Map<string, string>
}

/**
 * What is wrong between the items of a page and others. An item may change between the Scan and the look at the other: what seems wrong is
 * read again, both items as they are at one moment, and only what is wrong then is told.
 */
export async function examineRelations(around: Surroundings, items: readonly Item[]): Promise<Finding[]> {
  const { ward, now, lookUp } = around
  const relations = items.flatMap((item) => relationsOf(ward, item, now).map((relation) => ({ item, relation })))
  const others = await lookUp.many(relations.map(({ relation }) => relation.to))
  const findings: Finding[] = []
  for (const { item, relation } of relations) {
    if (relation.judge(others.get(keyIdentity(relation.to))) === undefined) continue
    const verdict = await again(around, item, relation)
    if (verdict !== undefined) findings.push(await settled(around, verdict, relation))
  }
  return findings
}

async function again({ ward, now, lookUp }: Surroundings, item: Item, { name, to, orAt }: Relation): Promise<Verdict | undefined> {
  const key = primaryKey(ward, item)
  // A transaction takes no item twice.
  const isItself = keyIdentity(key) === keyIdentity(to)
  const [one, other] = isItself ? await lookUp.one(key).then((self) => [self, self] as const) : await lookUp.both(key, to)
  if (one === undefined) return undefined
  const same = relationsOf(ward, one, now).find((each) => each.name === name && keyIdentity(each.to) === keyIdentity(to))
  return same?.judge(other ?? (orAt && (await lookUp.one(orAt))))
}

/** Where values are not kept for this item, whether there is another one that has them. */
async function settled({ ward, lookUp, unclaimed }: Surroundings, { rival, ...finding }: Verdict, { to }: Relation): Promise<Finding> {
  if (finding.kind !== 'unclaimed') return finding
  const other = rival && (await lookUp.one(rival.key))
  if (rival !== undefined && other !== undefined && hasValues(rival.of, rival.constraint, other, to)) {
    return { ...finding, kind: 'duplicate', why: 'the sentinel is of the other one' }
  }
  const [sentinel, own] = [keyIdentity(to), keyIdentity(primaryKey(ward, finding.item))]
  const first = unclaimed.get(sentinel) ?? own
  unclaimed.set(sentinel, first)
  return first === own ? finding : { ...finding, kind: 'duplicate', why: 'neither has a sentinel' }
}
