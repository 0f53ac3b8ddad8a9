import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runnableCollection, runnableRequest } from '#test/fixtures/runnable-collection.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde } from './run-sonde.ts'

/** What is sent there fails, and ends with 1. */
const NOWHERE = 'http://127.0.0.1:1/'

test.each<[args: string[], exit: number, said: string]>([
  [[], 2, 'The path is missing'],
  [['SHOP', 'more'], 2, 'Too many arguments'],
  [['SHOP/nope'], 2, 'there is no such file or folder'],
  [['ELSEWHERE'], 2, 'is no collection: it has no opencollection.yml.\n'],
  [['ELSEWHERE/empty'], 3, 'there is no request to run'],
  [['SHOP', '--env', 'nope'], 2, '--env nope: there is no such environment'],
  [['SHOP', '--var', '=x'], 2, '--var =x'],
  [['SHOP', '--var', 'SONDE_NOT_SET'], 2, '--var SONDE_NOT_SET: the process environment has no'],
  [['SHOP', '--data', 'ELSEWHERE/bad.csv'], 2, 'bad.csv: line 2'],
  [['SHOP', '--data', 'ELSEWHERE/nope.csv'], 26, '--data'],
  [['SHOP', '--data', 'ELSEWHERE/latin1.csv'], 2, 'latin1.csv: it is not UTF-8'],
  [['SHOP', '--iterations', '0'], 2, '--iterations 0'],
  [['SHOP', '--iterations', '100001'], 2, '100,000'],
  [['SHOP', '--parallel', '0'], 2, '--parallel 0'],
  [['SHOP', '--delay', 'soon'], 2, '--delay soon'],
  [['SHOP', '--delay', '700h'], 2, '--delay 700h: write no more than'],
  [['SHOP', '--tags', ''], 2, '--tags: write at least one tag'],
  [['SHOP', '--exclude-tags', ','], 2, '--exclude-tags ,: write at least one tag'],
  [['SHOP', '--reporter', 'xml'], 2, '--reporter xml'],
  [['SHOP', '--reporter', 'cli=x'], 2, '--reporter cli=x'],
  [['SHOP', '--reporter', 'json', '--reporter', 'junit'], 2, 'both would go to standard output'],
  [['SHOP', '--reporter', 'json=ELSEWHERE'], 2, 'that is a folder'],
  [['SHOP', '--reporter', 'html=ELSEWHERE/no/r.html'], 2, 'there is no folder']
])('%j ends with %i before anything is sent, and one line on standard error', async (args, exit, said) => {
  const shop = await runnableCollection({ 'a.yml': runnableRequest('A', { url: NOWHERE }) })
  const elsewhere = await folderOfOthers()
  const placed = args.map(arg => arg.replace('SHOP', shop).replace('ELSEWHERE', elsewhere))
  const { status, stderr } = await sonde(['run', ...placed])
  expect(stderr).toContain(said)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(status).toBe(exit)
})

/** A folder that is no collection, with files of rows that cannot be read and a collection without requests. */
async function folderOfOthers(): Promise<string> {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'bad.csv'), 'a,b\n1\n')
  await writeFile(join(folder, 'latin1.csv'), Buffer.from('city\nM\xfcnchen\n', 'latin1'))
  await mkdir(join(folder, 'empty'))
  await writeFile(join(folder, 'empty', 'opencollection.yml'), 'opencollection: 1.0.0\ninfo:\n  name: E\n')
  return folder
}
