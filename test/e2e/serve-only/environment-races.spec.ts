import type { Locator } from '@playwright/test'
import { expect } from '../fixtures.ts'
import { test } from '../lab.ts'

const form = (dialog: Locator, name: string) => dialog.getByRole('form', { name: `Environment ${name}` })
const variable = (dialog: Locator, part: 'name' | 'value') =>
  dialog.getByRole('textbox', { name: `Variable 1 ${part}` })
const choose = (dialog: Locator, name: string) =>
  dialog
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()

let dialog: Locator

/** Two environments, of which the second is shown. */
test.beforeEach(async ({ sonde, line: _ }) => {
  await sonde.runCommand('Environments and variables')
  dialog = sonde.page.getByRole('dialog', { name: 'Environments' })
  for (const name of ['first', 'second']) {
    await dialog.getByRole('button', { name: 'New environment in Global' }).click()
    await dialog.getByRole('textbox', { name: 'Name of the new environment' }).fill(name)
    await dialog.getByRole('textbox', { name: 'Name of the new environment' }).press('Enter')
    await expect(form(dialog, name)).toBeVisible()
    await variable(dialog, 'name').fill(`of ${name}`)
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(dialog.getByText('Unsaved', { exact: true })).toBeHidden()
  }
})

test('a slow read takes nothing away from what was chosen after it', async ({ line }) => {
  const pass = line.hold('"name":"first"')
  await choose(dialog, 'first')
  await choose(dialog, 'second')
  await variable(dialog, 'value').fill('typed')
  await pass()
  await choose(dialog, 'first')
  await expect(form(dialog, 'first')).toBeVisible()
  await choose(dialog, 'second')
  await expect(variable(dialog, 'value')).toHaveValue('typed')
})

test('one that is chosen once more keeps its form, and what is typed while it is read', async ({ line }) => {
  const inUse = dialog.getByRole('button', { name: /^(Use it|In use)$/ })
  const field = await variable(dialog, 'value').elementHandle()
  const passUntouched = line.hold('environment.read')
  await choose(dialog, 'second')
  await passUntouched()
  await inUse.click()
  await expect(inUse).toHaveAttribute('aria-pressed', 'true')
  expect(await field?.evaluate(input => input.isConnected)).toBe(true)

  const passTyped = line.hold('environment.read')
  await choose(dialog, 'second')
  await variable(dialog, 'value').fill('typed')
  await passTyped()
  await inUse.click()
  await expect(inUse).toHaveAttribute('aria-pressed', 'false')
  await expect(variable(dialog, 'value')).toHaveValue('typed')
})

test('what is typed while the next one is read is kept', async ({ line }) => {
  const pass = line.hold('"name":"first"')
  await choose(dialog, 'first')
  await variable(dialog, 'value').fill('typed')
  await pass()
  await expect(form(dialog, 'first')).toBeVisible()
  await choose(dialog, 'second')
  await expect(variable(dialog, 'value')).toHaveValue('typed')
})

test('a rename is of the environment that it was asked for', async ({ line }) => {
  const pass = line.hold('environment.rename')
  await variable(dialog, 'value').fill('typed')
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('third')
  await choose(dialog, 'first')
  await expect(variable(dialog, 'name')).toHaveValue('of first')
  await pass()
  await choose(dialog, 'third')
  await expect(form(dialog, 'third')).toBeVisible()
  await expect(variable(dialog, 'name')).toHaveValue('of second')
  await expect(variable(dialog, 'value')).toHaveValue('typed')
  await choose(dialog, 'first')
  await expect(variable(dialog, 'name')).toHaveValue('of first')
})

test('one that is being renamed keeps what was typed when it is chosen by its new name', async ({ line }) => {
  await variable(dialog, 'value').fill('typed')
  const pass = line.hold('"name":"third"')
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('third')
  await choose(dialog, 'first')
  await expect(variable(dialog, 'name')).toHaveValue('of first')
  await choose(dialog, 'third')
  await pass()
  await expect(form(dialog, 'third')).toBeVisible()
  await expect(variable(dialog, 'value')).toHaveValue('typed')
})

test('a deletion leaves the environment alone that was chosen after it', async ({ line }) => {
  const pass = line.hold('environment.delete')
  await dialog.getByRole('button', { name: 'Delete second' }).click()
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
  await choose(dialog, 'first')
  await expect(form(dialog, 'first')).toBeVisible()
  await variable(dialog, 'value').fill('typed')
  await pass()
  await expect(dialog.getByRole('navigation').getByRole('button', { name: /^second/ })).toBeHidden()
  await expect(variable(dialog, 'value')).toHaveValue('typed')
})

test('what is saved while another is chosen is no longer unsaved', async ({ line }) => {
  const pass = line.hold('environment.save')
  await variable(dialog, 'value').fill('typed')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await choose(dialog, 'first')
  await expect(form(dialog, 'first')).toBeVisible()
  await pass()
  await expect(dialog.getByRole('button', { name: /second.*unsaved/ })).toBeHidden()
  await choose(dialog, 'second')
  await expect(variable(dialog, 'value')).toHaveValue('typed')
})

test('what was saved is not taken for a change by others when the line breaks after it', async ({ line }) => {
  await variable(dialog, 'value').fill('typed')
  line.cut('environment.read')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog.getByText('Unsaved', { exact: true })).toBeHidden()
  await variable(dialog, 'value').fill('typed again')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog.getByText('Unsaved', { exact: true })).toBeHidden()
  await expect(dialog).not.toContainText('changed on disk')
})
