import type { ResolvedConfig } from '../../config/config.js'
import { type SourceLocation, startOf } from '../../load/source-location.js'
import type { FindPlace, Place } from '../../review/report/place.js'
import type { Review } from '../../review/review.js'
import { shownPath } from '../paths.js'

/** Finds where the paths of a review stand in the source. The compiler that does it takes long to load, so only where there are any. */
export async function findPlaces({ changes, lint, problems }: Review, { schema }: ResolvedConfig, cwd: string): Promise<FindPlace> {
  const paths = [...changes, ...lint, ...problems].map(({ path }) => path)
  const places = new Map<string, Place>()
  if (paths.length > 0) {
    const { locatePaths } = await import('../../load/positions/locate.js')
    for (const [i, location] of locatePaths(paths, schema).entries()) places.set(JSON.stringify(paths[i]), shown(location, cwd))
  }
  return (path) => places.get(JSON.stringify(path)) ?? shown(startOf(schema), cwd)
}

function shown({ file, line, column }: SourceLocation, cwd: string): Place {
  return { file: shownPath(cwd, file), line, column }
}
