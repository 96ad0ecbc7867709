import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Tells of changes of files, also of those made while nobody asked. */
export interface SourceWatcher {
  /**
   * What to tell of from now on: these files, and with `othersBeside` other modules in their folders. Of a folder that is new, also what
   * changed from `since` on, in epoch milliseconds: nobody watched it until now.
   */
  follow(files: readonly string[], othersBeside: boolean, since: number): void
  /** The files that changed since the last call, once there are some. */
  next(): Promise<readonly string[]>
}

/** An editor may write a file in several steps, or several files. */
const QUIET_MILLISECONDS = 15

/** File systems take the time of a change from a clock that ticks now and then. */
const TICK_MILLISECONDS = 20

/** Watches folders, not files: an editor that puts a new file in place of the old one would end a watch of the file. */
export function createSourceWatcher(): SourceWatcher {
  const folders = new Map<string, FSWatcher>()
  const changed = new Set<string>()
  let isRelevant = (_: string): boolean => false
  let wake = (): void => {}
  const note = (file: string): void => {
    changed.add(file)
    wake()
  }
  return {
    follow(files, othersBeside, since) {
      const followed = new Set(files)
      isRelevant = (file) => followed.has(file) || (othersBeside && /\.([cm]?[jt]s|json)$/.test(file))
      for (const folder of new Set(files.map(dirname))) {
        if (folders.has(folder)) continue
        const watcher = watch(folder, (_, name) => {
          if (name !== null) note(join(folder, basename(name)))
        })
        // A folder that is deleted is no longer watched; its files are missed by the next load.
        watcher.on('error', () => folders.delete(folder))
        folders.set(folder, watcher)
        for (const file of namesIn(folder).map((name) => join(folder, name))) if (isChanged(file, since)) note(file)
      }
    },
    async next() {
      for (;;) {
        while (changed.size === 0)
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        await sleep(QUIET_MILLISECONDS)
        const files = [...changed].filter(isRelevant).sort()
        changed.clear()
        if (files.length > 0) return files
      }
    },
  }
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
}

/** A file that is gone meanwhile has changed. */
function isChanged(file: string, since: number): boolean {
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats === undefined || stats.mtimeMs >= since - TICK_MILLISECONDS
}
