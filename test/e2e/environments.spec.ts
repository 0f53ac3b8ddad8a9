import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import { findAccessibilityProblems } from './axe.ts'
import { writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

let folder: string

test.beforeEach(async ({ app, sonde }) => {
  folder = await writeCollection(app.files, 'Storefront API', {
    'echo.yml': {
      name: 'Echo',
      url: '"{{base}}/echo"',
      headers: { 'X-Token': '"{{token}}"', 'X-Region': '"{{region}}"' }
    }
  })
  await sonde.openCollection(folder)
  await sonde.row('GET Echo').click()
})

const dialogOf = (sonde: SondePage) => sonde.page.getByRole('dialog', { name: 'Environments' })
const variable = (form: Locator, row: number, part: 'name' | 'value') =>
  form.getByRole('textbox', { name: `Variable ${row} ${part}` })
const fileOf = (name: string) => path.join(folder, 'environments', `${name}.yml`)

async function openEnvironments(sonde: SondePage): Promise<Locator> {
  await sonde.runCommand('Environments and variables')
  return dialogOf(sonde)
}

async function createEnvironment(dialog: Locator, owner: string, name: string): Promise<Locator> {
  await dialog.getByRole('button', { name: `New environment in ${owner}` }).click()
  await dialog.getByRole('textbox', { name: 'Name of the new environment' }).fill(name)
  await dialog.getByRole('textbox', { name: 'Name of the new environment' }).press('Enter')
  const form = dialog.getByRole('form', { name: `Environment ${name}` })
  await expect(form).toBeVisible()
  return form
}

async function save(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Unsaved')).toBeHidden()
}

async function use(sonde: SondePage, name: string): Promise<void> {
  await sonde.page
    .getByRole('button', { name: /environment/i })
    .last()
    .click()
  await sonde.page.getByRole('menuitemradio', { name, exact: true }).click()
}

test('an environment gives variables their values, with those of what it extends and a secret', async ({
  sonde,
  target
}) => {
  const dialog = await openEnvironments(sonde)
  const base = await createEnvironment(dialog, 'Storefront API', 'base')
  await variable(base, 1, 'name').fill('base')
  await variable(base, 1, 'value').fill(target.url(''))
  await variable(base, 2, 'name').fill('region')
  await variable(base, 2, 'value').fill('from base')
  await save(base)

  const staging = await createEnvironment(dialog, 'Storefront API', 'staging')
  await staging.getByRole('combobox', { name: 'Extends' }).selectOption('base')
  await variable(staging, 1, 'name').fill('region')
  await variable(staging, 1, 'value').fill('eu')
  await variable(staging, 2, 'name').fill('token')
  await staging.getByRole('button', { name: 'Keep token secret' }).click()
  await variable(staging, 2, 'value').fill('s3cr3t-value')
  await save(staging)
  await staging.getByRole('button', { name: 'Use it' }).click()
  await expect(staging.getByRole('button', { name: 'In use' })).toHaveAttribute('aria-pressed', 'true')

  const written = await readFile(fileOf('staging'), 'utf8')
  expect(written).toContain('secret: true')
  expect(written).not.toContain('s3cr3t-value')

  await expect(variable(staging, 2, 'value')).toHaveValue('')
  await staging.getByRole('button', { name: 'Reveal token' }).click()
  await expect(variable(staging, 2, 'value')).toHaveValue('s3cr3t-value')
  await staging.getByRole('button', { name: 'Cover token' }).click()
  await expect(variable(staging, 2, 'value')).toHaveValue('')

  await sonde.page.keyboard.press('Escape')
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.response.getByText('"s3cr3t-value"')).toBeVisible()
  await expect(sonde.response.getByText('"eu"')).toBeVisible()

  await use(sonde, 'base')
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('Nothing was sent')
})

test('an environment is renamed and deleted, and stays in use under its new name', async ({ app, sonde }) => {
  const dialog = await openEnvironments(sonde)
  const form = await createEnvironment(dialog, 'Storefront API', 'staging')
  await variable(form, 1, 'name').fill('base')
  await save(form)
  await form.getByRole('button', { name: 'Use it' }).click()
  await variable(form, 1, 'value').fill('typed, not saved')
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('production')
  await form.getByRole('textbox', { name: 'Name', exact: true }).press('Enter')

  const renamed = dialog.getByRole('form', { name: 'Environment production' })
  await expect(variable(renamed, 1, 'value')).toHaveValue('typed, not saved')
  await expect(renamed.getByRole('button', { name: 'In use' })).toBeVisible()
  await save(renamed)
  expect(await readFile(fileOf('production'), 'utf8')).toContain('typed, not saved')
  await expect(readFile(fileOf('staging'), 'utf8')).rejects.toThrow('ENOENT')

  await app.restart()
  await expect(sonde.page.getByRole('button', { name: /production/ })).toBeVisible()
  const again = await openEnvironments(sonde)
  await again.getByRole('button', { name: /^production/ }).click()
  await again.getByRole('button', { name: 'Delete production' }).click()
  await again.getByRole('alert').getByRole('button', { name: 'Delete' }).click()
  await expect(again.getByText(/Choose an environment|No environment yet/)).toBeVisible()
  await sonde.page.keyboard.press('Escape')
  await expect(sonde.page.getByRole('button', { name: /No environment/ })).toBeVisible()
})

test('a secret goes along with its variable, and to no other', async ({ sonde }) => {
  const dialog = await openEnvironments(sonde)
  const form = await createEnvironment(dialog, 'Storefront API', 'staging')
  const names = ['first', 'second']
  for (const [index, name] of names.entries()) {
    await variable(form, index + 1, 'name').fill(name)
    await form.getByRole('button', { name: `Keep ${name} secret` }).click()
    await variable(form, index + 1, 'value').fill(`value of ${name}`)
  }
  await save(form)

  await form.getByRole('button', { name: 'Delete first' }).click()
  // On its way to its own name it has that of another one.
  await variable(form, 2, 'name').fill('second')
  await variable(form, 1, 'name').fill('renamed')
  await variable(form, 2, 'name').fill('added')
  await form.getByRole('button', { name: 'Keep added secret' }).click()
  await expect(form.getByRole('button', { name: 'Reveal added' })).toBeHidden()
  await form.getByRole('button', { name: 'Reveal renamed' }).click()
  await expect(variable(form, 1, 'value')).toHaveValue('value of second')
  await save(form)

  await expect(variable(form, 2, 'value')).toHaveAttribute('placeholder', 'no value yet')
  await sonde.page.reload()
  await openEnvironments(sonde)
  await dialog.getByRole('button', { name: /^staging/ }).click()
  await form.getByRole('button', { name: 'Reveal renamed' }).click()
  await expect(variable(form, 1, 'value')).toHaveValue('value of second')
  await expect(form.getByRole('button', { name: 'Reveal added' })).toBeHidden()
})

test('what was typed stays when another environment is looked at', async ({ sonde }) => {
  const dialog = await openEnvironments(sonde)
  const one = await createEnvironment(dialog, 'Storefront API', 'one')
  await variable(one, 1, 'name').fill('half')
  await createEnvironment(dialog, 'Global', 'two')
  await expect(dialog.getByRole('button', { name: /one.*unsaved/ })).toBeVisible()
  await sonde.page.keyboard.press('Escape')
  const asked = sonde.page.getByRole('dialog', { name: 'Save changes?' })
  await expect(asked).toContainText('“one” has changes')
  await asked.getByRole('button', { name: 'Keep editing' }).click()
  await dialog.getByRole('button', { name: /^one/ }).click()
  await expect(variable(one, 1, 'name')).toHaveValue('half')
  await save(one)
  await expect(dialog.getByRole('button', { name: /one.*unsaved/ })).toBeHidden()
})

test('environments are left with what was typed saved, or discarded', async ({ sonde }) => {
  const dialog = await openEnvironments(sonde)
  const form = await createEnvironment(dialog, 'Storefront API', 'one')
  const leave = async (answer: string) => {
    await sonde.page.keyboard.press('Escape')
    await sonde.page.getByRole('button', { name: answer }).click()
    await expect(dialog).toBeHidden()
    await openEnvironments(sonde)
    await dialog.getByRole('button', { name: /^one/ }).click()
  }
  await variable(form, 1, 'name').fill('kept')
  await leave('Save and close')
  await expect(variable(form, 1, 'name')).toHaveValue('kept')
  await variable(form, 1, 'name').fill('dropped')
  await leave('Discard changes')
  await expect(variable(form, 1, 'name')).toHaveValue('kept')
  expect(await readFile(fileOf('one'), 'utf8')).toContain('kept')
})

test('saving straight from the field of the name renames first, and what is changed outside is a conflict', async ({
  sonde
}) => {
  const dialog = await openEnvironments(sonde)
  const form = await createEnvironment(dialog, 'Storefront API', 'staging')
  await variable(form, 1, 'name').fill('base')
  await variable(form, 1, 'value').fill('before')
  await save(form)
  await variable(form, 1, 'value').fill('after')
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('live')
  await form.getByRole('button', { name: 'Save' }).click()
  const live = dialog.getByRole('form', { name: 'Environment live' })
  await expect(live).toBeVisible()
  await expect(live.getByText('Unsaved')).toBeHidden()
  await expect(live.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0)
  const text = await readFile(fileOf('live'), 'utf8')
  expect(text).toContain('after')

  await variable(live, 1, 'value').fill('typed')
  await writeFile(fileOf('live'), text.replace('after', 'outside'))
  await live.getByRole('textbox', { name: 'Name', exact: true }).fill('third')
  await live.getByRole('button', { name: 'Save' }).click()
  const third = dialog.getByRole('form', { name: 'Environment third' })
  await expect(third.getByRole('alert').filter({ hasText: 'changed on disk' })).toBeVisible()
  await expect(variable(third, 1, 'value')).toHaveValue('typed')
  expect(await readFile(fileOf('third'), 'utf8')).toContain('outside')
  await third.getByRole('button', { name: 'Keep mine' }).click()
  await expect(third.getByText('Unsaved')).toBeHidden()
  expect(await readFile(fileOf('third'), 'utf8')).toContain('typed')

  await variable(third, 1, 'value').fill('last')
  await rename(fileOf('third'), fileOf('elsewhere'))
  await third.getByRole('button', { name: 'Save' }).click()
  await expect(third.getByRole('alert').filter({ hasText: 'gone from the disk' })).toBeVisible()
  await writeFile(fileOf('third'), text.replace('after', 'made outside'))
  await third.getByRole('button', { name: 'Make it again' }).click()
  await expect(third.getByRole('alert').filter({ hasText: 'changed on disk' })).toBeVisible()
  await third.getByRole('button', { name: 'Take the file’s' }).click()
  await expect(variable(third, 1, 'value')).toHaveValue('made outside')
})

test('the keys for undo take back what was done in an environment, also after it was saved', async ({
  sonde
}) => {
  const { page } = sonde
  const dialog = await openEnvironments(sonde)
  const form = await createEnvironment(dialog, 'Storefront API', 'staging')
  await variable(form, 1, 'name').fill('base')
  await variable(form, 1, 'value').fill('http://first.test')
  await variable(form, 2, 'name').fill('region')
  await save(form)
  await form.getByRole('button', { name: 'Delete base' }).click()
  await expect(variable(form, 1, 'name')).toHaveValue('region')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(variable(form, 1, 'name')).toHaveValue('base')
  await expect(variable(form, 1, 'value')).toHaveValue('http://first.test')
  await expect(form.getByText('Unsaved')).toBeHidden()
  await page.keyboard.press('ControlOrMeta+Y')
  await expect(variable(form, 1, 'name')).toHaveValue('region')
  await save(form)
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(variable(form, 1, 'name')).toHaveValue('base')
  await save(form)
  expect(await readFile(fileOf('staging'), 'utf8')).toContain('http://first.test')
  await variable(form, 1, 'value').fill('http://second.test')

  const name = form.getByRole('textbox', { name: 'Name', exact: true })
  await name.press('End')
  await page.keyboard.type('X')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(name).toHaveValue('staging')
  await expect(variable(form, 1, 'value')).toHaveValue('http://second.test')
})

test('undo shows a secret as it is, and writes none readably that the vault has', async ({ sonde }) => {
  const { page } = sonde
  const dialog = await openEnvironments(sonde)
  const form = await createEnvironment(dialog, 'Storefront API', 'staging')
  const value = variable(form, 1, 'value')
  await variable(form, 1, 'name').fill('token')
  await value.fill('s3cr3t-value')
  await save(form)
  await form.getByRole('button', { name: 'Keep token secret' }).click()
  await save(form)
  await page.keyboard.press('ControlOrMeta+Z')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(form.getByRole('button', { name: 'Keep token secret' })).toHaveAttribute(
    'aria-pressed',
    'true'
  )
  expect(await readFile(fileOf('staging'), 'utf8')).not.toContain('s3cr3t-value')
  await page.keyboard.press('ControlOrMeta+Y')
  await page.keyboard.press('ControlOrMeta+Y')

  await form.getByRole('button', { name: 'Reveal token' }).click()
  await expect(value).toHaveValue('s3cr3t-value')
  await value.fill('another')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(value).toHaveValue('s3cr3t-value')
  await value.fill('another')
  await save(form)
  await expect(value).toHaveValue('another')
  await form.getByRole('button', { name: 'Cover token' }).click()
  await expect(value).toHaveValue('')

  // What was typed was shown, and not what the vault has: that is not shown in its place.
  await value.fill('third')
  await form.getByRole('button', { name: 'Reveal token' }).click()
  await expect(value).toHaveValue('third')
  await value.focus()
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(value).toHaveValue('')
  await form.getByRole('button', { name: 'Reveal token' }).click()
  await expect(value).toHaveValue('another')
})

test('of two variables of one name it is said which one counts', async ({ sonde }) => {
  const dialog = await openEnvironments(sonde)
  const form = await createEnvironment(dialog, 'Storefront API', 'staging')
  await variable(form, 1, 'name').fill('token')
  await form.getByRole('button', { name: 'Keep token secret' }).click()
  await variable(form, 2, 'name').fill('token')
  await expect(variable(form, 1, 'name')).toHaveAccessibleDescription(/Not used: variable 2/)
  await expect(variable(form, 2, 'name')).not.toHaveAccessibleDescription(/Not used/)
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  await form.getByRole('checkbox', { name: 'Use token' }).last().uncheck()
  await expect(form.getByText('Not used')).toBeHidden()
})

test('another workspace does not show the environment of the one before', async ({ sonde }) => {
  const dialog = await openEnvironments(sonde)
  await createEnvironment(dialog, 'Global', 'first')
  await sonde.page.keyboard.press('Escape')
  await sonde.runCommand('New workspace')
  const prompt = sonde.page.getByRole('dialog', { name: 'New workspace' })
  await prompt.getByRole('textbox').fill('Two')
  await sonde.page.keyboard.press('Enter')
  await expect(prompt).toBeHidden()
  await openEnvironments(sonde)
  await expect(dialog.getByText(/Choose an environment|No environment yet/)).toBeVisible()
})

test('the focus stays in the environments when one is called otherwise, kept and deleted', async ({
  sonde
}) => {
  const { page } = sonde
  const dialog = await openEnvironments(sonde)
  const form = await createEnvironment(dialog, 'Global', 'first')
  await variable(form, 1, 'name').fill('last')
  await form.getByRole('button', { name: 'Delete last' }).press('Enter')
  await expect(variable(form, 1, 'name')).toBeFocused()
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('second')
  await page.keyboard.press('Tab')
  const renamed = dialog.getByRole('form', { name: 'Environment second' })
  await expect(renamed.getByLabel('Colour')).toBeFocused()
  await renamed.getByRole('button', { name: 'Delete second' }).press('Enter')
  await page.keyboard.press('Enter')
  await expect(renamed.getByRole('button', { name: 'Delete second' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(/Choose an environment|No environment yet/)).toBeVisible()
  await expect(dialog.getByRole('navigation', { name: 'Environments' })).toBeFocused()
})

test('a change outside is shown, and never written over unseen', async ({ sonde }) => {
  const dialog = await openEnvironments(sonde)
  const form = await createEnvironment(dialog, 'Storefront API', 'staging')
  await variable(form, 1, 'name').fill('base')
  await variable(form, 1, 'value').fill('mine')
  await save(form)

  const text = await readFile(fileOf('staging'), 'utf8')
  await writeFile(fileOf('staging'), text.replace('mine', 'outside'))
  await expect(variable(form, 1, 'value')).toHaveValue('outside')

  await variable(form, 1, 'value').fill('typed')
  await writeFile(fileOf('staging'), text.replace('mine', 'theirs'))
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByRole('alert').first()).toContainText('changed on disk')
  expect(await readFile(fileOf('staging'), 'utf8')).toContain('theirs')
  await form.getByRole('button', { name: 'Take the file’s' }).click()
  await expect(variable(form, 1, 'value')).toHaveValue('theirs')

  await variable(form, 1, 'value').fill('last')
  await writeFile(fileOf('staging'), text.replace('mine', 'again'))
  await form.getByRole('button', { name: 'Save' }).click()
  await form.getByRole('button', { name: 'Keep mine' }).click()
  await expect(form.getByText('Unsaved')).toBeHidden()
  expect(await readFile(fileOf('staging'), 'utf8')).toContain('last')
})

test('the keys for saving save the environment and not the request behind, and what is unsaved is marked', async ({
  sonde
}) => {
  const { page } = sonde
  const request = await readFile(path.join(folder, 'echo.yml'), 'utf8')
  await sonde.url.fill('http://edited.test')
  const dialog = await openEnvironments(sonde)
  await expect(dialog.getByText('No environment yet')).toBeVisible()
  await dialog.getByRole('button', { name: 'New environment', exact: true }).click()
  await dialog.getByRole('textbox', { name: 'Name of the new environment' }).fill('staging')
  await page.keyboard.press('Enter')
  const form = dialog.getByRole('form', { name: 'Environment staging' })
  await expect(variable(form, 1, 'name')).toBeFocused()
  await page.keyboard.type('base')
  await form.getByRole('button', { name: 'Use it' }).click()
  await expect(dialog.getByRole('button', { name: 'staging unsaved in use' })).toBeVisible()
  await expect(page.getByLabel('Environment: staging (unsaved)')).toBeAttached()
  await variable(form, 1, 'value').fill('http://saved.test')
  await page.keyboard.press('ControlOrMeta+S')
  await expect(form.getByText('Unsaved')).toBeHidden()
  await expect(page.getByLabel('Environment: staging', { exact: true })).toBeAttached()
  expect(await readFile(fileOf('staging'), 'utf8')).toContain('http://saved.test')
  expect(await readFile(path.join(folder, 'echo.yml'), 'utf8')).toBe(request)
})

test('the environment in use is shown first, and says beforehand what it will be called', async ({
  sonde
}) => {
  const { page } = sonde
  const dialog = await openEnvironments(sonde)
  const used = await createEnvironment(dialog, 'Global', 'used')
  await used.getByRole('button', { name: 'Use it' }).click()
  await expect(used.getByRole('button', { name: 'In use' })).toBeVisible()
  await createEnvironment(dialog, 'Storefront API', 'other')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await openEnvironments(sonde)
  await expect(used).toBeVisible()

  await dialog.getByRole('button', { name: 'New environment in Global' }).click()
  const name = dialog.getByRole('textbox', { name: 'Name of the new environment' })
  await name.fill('USED')
  await expect(dialog.getByRole('status').filter({ hasText: 'There is “used” already' })).toBeVisible()
  await name.fill('eu/west: 1')
  await expect(dialog.getByRole('status').filter({ hasText: '“eu-west- 1”' })).toBeVisible()
  await name.press('Enter')
  const made = dialog.getByRole('form', { name: 'Environment eu-west- 1' })
  await expect(made).toBeVisible()
  const own = made.getByRole('textbox', { name: 'Name', exact: true })
  await own.fill('a|b')
  await expect(made.getByRole('status')).toContainText('“a-b”')
  await own.press('Enter')
  await expect(dialog.getByRole('form', { name: 'Environment a-b' })).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('a-b')
})

test('a file that another program has renamed is offered the secrets that it left behind', async ({
  sonde
}) => {
  const dialog = await openEnvironments(sonde)
  const form = await createEnvironment(dialog, 'Storefront API', 'staging')
  await variable(form, 1, 'name').fill('token')
  await form.getByRole('button', { name: 'Keep token secret' }).click()
  await variable(form, 1, 'value').fill('s3cr3t-value')
  await save(form)
  await rename(fileOf('staging'), fileOf('test'))
  await dialog.getByRole('button', { name: /^test/ }).click()
  const renamed = dialog.getByRole('form', { name: 'Environment test' })
  await expect(renamed.getByRole('status').filter({ hasText: 'was its file renamed?' })).toBeVisible()
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  await renamed.getByRole('button', { name: 'Use those of “staging”' }).click()
  await renamed.getByRole('button', { name: 'Reveal token' }).click()
  await expect(variable(renamed, 1, 'value')).toHaveValue('s3cr3t-value')
  await expect(renamed.getByText('was its file renamed?')).toBeHidden()
})

for (const theme of ['light', 'dark'] as const)
  test(`the environments are accessible in the ${theme} theme`, async ({ sonde }) => {
    await sonde.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const dialog = await openEnvironments(sonde)
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    const form = await createEnvironment(dialog, 'Storefront API', 'staging')
    await variable(form, 1, 'name').fill('token')
    await form.getByRole('button', { name: 'Keep token secret' }).click()
    await form.getByRole('button', { name: 'Delete staging' }).click()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    await sonde.page.keyboard.press('Escape')
    await expect(sonde.page.getByRole('dialog', { name: 'Save changes?' })).toBeVisible()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    await sonde.page.getByRole('button', { name: 'Discard changes' }).click()
    await sonde.page.getByRole('button', { name: /No environment/ }).click()
    await expect(sonde.page.getByRole('menuitemradio', { name: 'staging' })).toBeVisible()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  })

test('what was typed and not saved survives a kill, but for values of secrets', async ({ app, sonde }) => {
  const dialog = await openEnvironments(sonde)
  const form = await createEnvironment(dialog, 'Storefront API', 'staging')
  await variable(form, 1, 'name').fill('base')
  await variable(form, 1, 'value').fill('http://saved.test')
  await save(form)
  await variable(form, 1, 'value').fill('http://typed.test')
  await variable(form, 2, 'name').fill('token')
  await form.getByRole('button', { name: 'Keep token secret' }).click()
  await variable(form, 2, 'value').fill('s3cr3t-value')
  await expect.poll(() => keptOfEnvironments(app.home)).toContain('http://typed.test')
  await expect.poll(() => keptOfEnvironments(app.home)).toContain('"notKept": [\n      "token"')
  expect(await keptOfEnvironments(app.home)).not.toContain('s3cr3t')

  await app.kill()
  await app.start()
  const notice = sonde.page
    .getByRole('alert')
    .filter({ hasText: 'Unsaved changes of “staging” are here again.' })
  await expect(notice).toContainText('The value typed for “token” in “staging” was not kept')
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  await notice.getByRole('button', { name: 'Show' }).click()
  await expect(notice).toBeHidden()
  const again = dialogOf(sonde).getByRole('form', { name: 'Environment staging' })
  await expect(variable(again, 1, 'value')).toHaveValue('http://typed.test')
  await expect(variable(again, 2, 'name')).toHaveValue('token')
  await expect(variable(again, 2, 'value')).toHaveValue('')

  // A reload keeps them too, and what was saved is forgotten.
  await sonde.page.reload()
  await notice.getByRole('button', { name: 'Show' }).click()
  await expect(variable(again, 1, 'value')).toHaveValue('http://typed.test')
  await save(again)
  expect(await readFile(fileOf('staging'), 'utf8')).toContain('http://typed.test')
  await expect.poll(() => keptOfEnvironments(app.home)).toBe('')
})

test('what was discarded is not there after a restart', async ({ app, sonde }) => {
  const dialog = await openEnvironments(sonde)
  const form = await createEnvironment(dialog, 'Storefront API', 'staging')
  await variable(form, 1, 'name').fill('base')
  await expect.poll(() => keptOfEnvironments(app.home)).toContain('base')
  await sonde.page.keyboard.press('Escape')
  await sonde.page.getByRole('button', { name: 'Discard changes' }).click()
  await expect.poll(() => keptOfEnvironments(app.home)).toBe('')
  await app.restart()
  const again = await openEnvironments(sonde)
  await expect(again.getByRole('button', { name: /^staging/ })).not.toContainText('unsaved')
})

/** What windows have on disk of environments. */
async function keptOfEnvironments(home: string): Promise<string> {
  const files = await readdir(path.join(home, 'windows'), { recursive: true })
  const kept = files.filter(file => path.basename(file) === 'environments.json')
  const texts = kept.map(file => readFile(path.join(home, 'windows', file), 'utf8').catch(() => ''))
  return (await Promise.all(texts)).join('')
}
