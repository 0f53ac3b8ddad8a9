import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const FOLDER = path.resolve('out/renderer')
const LIMIT = 350 * 1024

/** What a window loads before it is interactive: the page, and the scripts and styles that it names. */
export async function run() {
  const files = firstLoad()
  const sizes = files.map(file => {
    const bytes = readFileSync(path.join(FOLDER, file))
    return { file, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length }
  })
  const total = {
    file: `**total** (limit ${kib(LIMIT)})`,
    raw: sum(sizes.map(size => size.raw)),
    gzip: sum(sizes.map(size => size.gzip))
  }
  return {
    title: 'First load of the renderer, without lazily loaded chunks',
    columns: ['file', 'raw', 'gzip'],
    rows: [...sizes, total].map(({ file, raw, gzip }) => [file, kib(raw), kib(gzip)])
  }
}

/** The page, what it names, and what that imports statically. Fonts are loaded by need and compressed already. */
function firstLoad(): string[] {
  const page = readFileSync(path.join(FOLDER, 'index.html'), 'utf8')
  const files = ['index.html', ...[...page.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].flatMap(pick)]
  for (const file of files) {
    if (!file.endsWith('.js')) continue
    const script = readFileSync(path.join(FOLDER, file), 'utf8')
    const imports = [...script.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].flatMap(pick)
    for (const name of imports) {
      const imported = path.posix.join(path.posix.dirname(file), name)
      if (!files.includes(imported)) files.push(imported)
    }
  }
  return files
}

function pick(match: RegExpMatchArray): string[] {
  return match[1] === undefined ? [] : [match[1]]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`
}
