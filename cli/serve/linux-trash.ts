import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, extname, isAbsolute, join } from 'node:path'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { unless } from '#workspace/file-error.ts'

/**
 * Moves a file or folder into the trash of a person's home under its own name, or the next that is free:
 * https://specifications.freedesktop.org/trash-spec/latest/.
 * @param path absolute
 * @returns false when that trash cannot take it: it lies on another disk, or its name is too long for what is added
 */
export async function trashByName(path: string, trash = homeTrash()): Promise<boolean> {
  const stats = await unless('ENOENT', lstat(path))
  if (!stats) return true
  const [files, infos] = [join(trash, 'files'), join(trash, 'info')]
  for (const folder of [files, infos]) await mkdir(folder, { recursive: true, mode: 0o700 })
  if (stats.dev !== (await lstat(files)).dev) return false
  const reserved = await unless('ENAMETOOLONG', reserve(path, files, infos))
  if (!reserved) return false
  try {
    await rename(path, reserved.place)
    return true
  } catch (error) {
    await rm(reserved.info)
    if (systemCodeOf(error) === 'EXDEV') return false
    throw error
  }
}

/** The file that says what something was called comes first: who has made that has the name in the trash too. */
async function reserve(path: string, files: string, infos: string): Promise<{ info: string; place: string }> {
  const extension = extname(path)
  const stem = basename(path, extension)
  for (let n = 1; ; n++) {
    const name = n === 1 ? `${stem}${extension}` : `${stem} ${n}${extension}`
    const [info, place] = [join(infos, `${name}.trashinfo`), join(files, name)]
    try {
      await writeFile(info, describe(path), { flag: 'wx', mode: 0o600 })
    } catch (error) {
      if (systemCodeOf(error) === 'EEXIST') continue
      throw error
    }
    if (!(await unless('ENOENT', lstat(place)))) return { info, place }
    await rm(info)
  }
}

function describe(path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  return `[Trash Info]\nPath=${encoded}\nDeletionDate=${localTime(new Date())}\n`
}

/** `YYYY-MM-DDThh:mm:ss` of the clock on the wall. */
function localTime(now: Date): string {
  const shifted = new Date(now.getTime() - now.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 19)
}

function homeTrash(): string {
  const { XDG_DATA_HOME = '' } = process.env
  const data = isAbsolute(XDG_DATA_HOME) ? XDG_DATA_HOME : join(homedir(), '.local', 'share')
  return join(data, 'Trash')
}
