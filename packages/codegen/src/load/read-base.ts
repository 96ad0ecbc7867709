import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { posix, relative, resolve, sep } from 'node:path'
import { keyloomError, type Model } from '@keyloom/core'
import type { ResolvedConfig } from '../config/config.js'
import { readModel } from './read-model.js'

/** The model that a change is compared with, and what to call it. */
export interface BaseModel {
  readonly model: Model
  /** `origin/main 3f2a1c9`, or the path of a file. */
  readonly name: string
  /** Where it is, or would be if the ref was checked out. */
  readonly file: string
}

/**
 * Reads the model of a git ref, or of a file. Of a ref, the committed snapshot is read by `git show`: none of its code runs.
 *
 * Throws `REVIEW.NO_REPOSITORY`, `REVIEW.NO_REF` or `REVIEW.NO_SNAPSHOT`, and what {@link readModel} throws.
 */
export function readBase(against: string, config: ResolvedConfig, cwd: string): BaseModel {
  const file = resolve(cwd, against)
  if (statSync(file, { throwIfNoEntry: false })?.isFile())
    return { model: readModel(readFileSync(file, 'utf8'), against), name: against, file }
  const prefix = git(config.root, ['rev-parse', '--show-prefix'])
  if (prefix === undefined) {
    throw keyloomError('REVIEW.NO_REPOSITORY', `${whyNoRepository(config.root)}, and there is no file ${file}.`, {
      fix: 'Name a `model.json`.',
    })
  }
  const commit = against.startsWith('-') ? undefined : git(config.root, ['rev-parse', '--verify', '--quiet', `${against}^{commit}`])?.trim()
  if (commit === undefined) {
    throw keyloomError('REVIEW.NO_REF', `Neither a git ref nor a file is called '${against}'.`, {
      fix: `Fetch it first (a shallow checkout has one commit only): git fetch origin ${against.replace(/^origin\//, '')}.`,
      payload: { against },
    })
  }
  const name = `${against} ${commit.slice(0, 7)}`
  const snapshot = resolve(config.out, 'model.json')
  const path = posix.join(prefix.trim(), relative(config.root, snapshot).split(sep).join('/'))
  const text = git(config.root, ['show', `${commit}:${path}`])
  if (text === undefined) {
    throw keyloomError('REVIEW.NO_SNAPSHOT', `There is no ${path} at ${name}.`, {
      fix: 'Commit the generated folder there first, or name another ref or a file.',
      payload: { against, commit, path },
    })
  }
  return { model: readModel(text, `${path} at ${name}`), name, file: snapshot }
}

/** The commit that is checked out, in seven digits; undefined outside of a repository. */
export function headCommit({ root }: ResolvedConfig): string | undefined {
  return git(root, ['rev-parse', '--short=7', 'HEAD'])?.trim()
}

/** In an image of a container git is missing, or does not trust the folder, as often as there is no repository. */
function whyNoRepository(folder: string): string {
  const { error, stderr } = spawnSync('git', ['-C', folder, 'rev-parse'], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  if (error !== undefined) return 'git cannot be started'
  const [said = ''] = stderr.split('\n')
  return said.includes('not a git repository')
    ? `${folder} is not in a git repository`
    : `git says of ${folder}: ${said.replace(/^fatal: /, '')}`
}

/** What git prints; undefined where it fails. */
function git(folder: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 256 * 1024 * 1024,
    })
  } catch {
    return undefined
  }
}
