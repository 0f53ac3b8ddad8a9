import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '../fixtures.ts'

test('a body is opened in the program for what it is, under a name that starts nothing', async ({
  app,
  sonde,
  target
}) => {
  const opened = await app.electron.evaluateHandle(({ shell }) => {
    const paths: string[] = []
    shell.openPath = async path => {
      paths.push(path)
      return paths.length === 1 ? '' : 'No application is registered'
    }
    return paths
  })
  await sonde.send(target.url('/html'))
  const open = sonde.response.getByRole('button', { name: 'Open body in another program' })
  await open.click()
  await expect.poll(() => opened.evaluate(paths => paths.length)).toBe(1)
  const [file = ''] = await opened.evaluate(paths => paths)
  expect(path.basename(file)).toBe('html.txt')
  expect(file.startsWith(app.home)).toBe(true)
  expect(await readFile(file, 'utf8')).toContain('Hostile page')

  await sonde.runCommand('Open response body in another program')
  await expect(
    sonde.page.getByText('It could not be opened: No application is registered').first()
  ).toBeVisible()
  await app.close()
  await expect(readFile(file)).rejects.toThrow('ENOENT')
})

test('a body is dragged out as a file, and nothing else is', async ({ app, sonde, target }) => {
  const dragged = await app.electron.evaluateHandle(({ webContents }) => {
    const items: { file: string; blank: boolean }[] = []
    for (const contents of webContents.getAllWebContents())
      contents.startDrag = item => {
        items.push({ file: item.file, blank: Object(item.icon).isEmpty() })
      }
    return items
  })
  await sonde.send(target.url('/json'))
  const handle = sonde.response.getByRole('button', { name: 'Drag body out as a file' })
  // It is for the mouse: the keyboard has nothing to do there.
  await expect(handle).toHaveAttribute('tabindex', '-1')
  const taken = handle.dispatchEvent.bind(handle, 'dragstart')
  await taken()
  await expect.poll(() => dragged.evaluate(items => items.length)).toBe(1)
  const [item] = await dragged.evaluate(items => items)
  expect(item?.blank).toBe(false)
  expect(path.basename(item?.file ?? '')).toBe('json.json')
  expect(await readFile(item?.file ?? '', 'utf8')).toContain('hello from the target')

  // It is there now, and need not be made again.
  await taken()
  await expect.poll(() => dragged.evaluate(items => items.length)).toBe(2)
  expect(await dragged.evaluate(items => items[1]?.file)).toBe(item?.file)
})

test('a page drags out nothing that the host has not made for that', async ({ app, sonde }) => {
  const dragged = await app.electron.evaluateHandle(({ webContents }) => {
    const files: string[] = []
    for (const contents of webContents.getAllWebContents())
      contents.startDrag = ({ file }) => {
        files.push(file)
      }
    return files
  })
  const answer = await sonde.page.evaluate(
    async path => {
      const port = await new Promise<MessagePort>(resolve => {
        window.addEventListener('message', ({ data, ports: [port] }: MessageEvent) => {
          if (data === 'sonde:desktop-port' && port) resolve(port)
        })
        window.postMessage('sonde:desktop', location.origin)
      })
      const answered = new Promise(resolve => {
        port.onmessage = ({ data }) => resolve(data)
      })
      port.postMessage({ type: 'call', id: 1, method: 'file.drag', input: { path } })
      return answered
    },
    path.join(app.home, 'vault.json')
  )
  expect(answer).toMatchObject({ type: 'error', id: 1, error: { code: 'BUILD' } })
  expect(await dragged.evaluate(files => files)).toEqual([])
  // The port that the page had before is closed by another.
  await expect.poll(() => app.problems.splice(0)).toEqual([expect.stringContaining('was lost')])
})
