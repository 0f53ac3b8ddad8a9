import { expect, test } from '../fixtures.ts'
import { tryToUpload } from '../refused-upload.ts'

test('a file outside the collection is sent when the person allows it in a dialog', async ({
  app,
  sonde,
  target
}) => {
  const outside = await tryToUpload(app, sonde, target)
  const asked = await app.electron.evaluateHandle(({ dialog }) => {
    const questions: { message: unknown; detail: unknown; parents: number }[] = []
    dialog.showMessageBox = async (...args: unknown[]) => {
      const { message, detail, defaultId, cancelId } = Object(args.at(-1))
      questions.push({ message, detail, parents: args.length - 1 })
      // First what Enter and Escape say.
      const response = questions.length === 1 ? defaultId : 1 - cancelId
      return { response, checkboxChecked: false }
    }
    return questions
  })
  const allow = sonde.page.getByRole('button', { name: 'Allow…' })
  await allow.click()
  await expect.poll(() => asked.evaluate(questions => questions.length)).toBe(1)
  await expect(allow).toBeVisible()
  await allow.click()
  await expect(allow).toBeHidden()
  const [first, second] = await asked.evaluate(questions => questions)
  expect(first).toEqual(second)
  expect(first?.message).toBe('Let the collection “From the net” read a file?')
  expect(first?.detail).toContain(outside)
  expect(first?.parents).toBe(1)

  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('private')
  expect(target.requests).toHaveLength(1)
})
