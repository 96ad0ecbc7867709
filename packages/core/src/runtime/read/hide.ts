import type { Connection } from '../connection.js'
import type { ShowOptions } from '../lifetime/hidden-rule.js'
import { isShown, rulesFor } from '../lifetime/shown.js'
import type { EntityView } from '../plans.js'
import { belongsTo } from './belongs-to.js'
import type { Source } from './source.js'

/** The source without items that its views hide: those that have expired. They are read and billed. */
export function hideFrom(connection: Connection, source: Source, views: readonly EntityView<unknown>[], options: ShowOptions = {}): Source {
  const hiding = views.filter((view) => rulesFor(view, options).length > 0)
  if (hiding.length === 0) return source
  const now = connection.now()
  const { keeps } = source
  return {
    ...source,
    filtered: true,
    keptBy: [...(source.keptBy ?? []), ...hiding.flatMap((view) => rulesFor(view, options).map(({ attribute }) => attribute))],
    keeps: (item) =>
      (keeps === undefined || keeps(item)) && hiding.every((view) => !belongsTo(view, item) || isShown(view, item, now, options)),
  }
}
