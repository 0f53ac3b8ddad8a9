import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { NOT_BUNDLED } from '../../scripts/not-bundled.mjs'

/**
 * Makes a module runnable by plain Node, which on the oldest supported version knows no TypeScript, and returns
 * how to start it as a process of its own that calls one of its functions.
 * @param folder where the made module may be written
 */
export async function prepareModule(
  path: string,
  functionName: string,
  folder: string
): Promise<(...args: string[]) => ChildProcess> {
  const entry = 'virtual:entry'
  const source = `import { ${functionName} } from ${JSON.stringify(path)}
await ${functionName}(...process.argv.slice(2))`
  const bundle = await rolldown({
    input: entry,
    platform: 'node',
    // Where the module lies they are not found.
    external: NOT_BUNDLED,
    plugins: [
      {
        name: 'entry',
        resolveId: id => (id === entry ? id : null),
        load: id => (id === entry ? source : null)
      }
    ]
  })
  const file = join(folder, 'module.mjs')
  await bundle.write({ file, format: 'esm', codeSplitting: false })
  await bundle.close()
  return (...args) => fork(file, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}
