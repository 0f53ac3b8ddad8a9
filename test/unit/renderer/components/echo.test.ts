import { describe, expect, it } from 'vitest'
import { createEcho } from '#renderer/components/monaco/echo.ts'

function editorWith(text: string) {
  const echo = createEcho()
  const told: string[] = []
  const change = (next: string) => {
    if (echo.told(next)) told.push(next)
  }
  const model = {
    text,
    getValue: () => model.text,
    setValue: (next: string) => {
      model.text = next
      change(next)
    }
  }
  return {
    told,
    type: (more: string) => model.setValue(model.text + more),
    replace: (value: string) => echo.replaced(value, model),
    hear: (value: string) => echo.heard(value, model),
    text: () => model.text
  }
}

describe('the echo of a controlled editor', () => {
  it('lets a value pass that comes back after more was typed', () => {
    const editor = editorWith('')
    editor.type('a')
    editor.type('b')
    editor.hear('a')
    expect(editor.text()).toBe('ab')
    editor.hear('ab')
    expect(editor.text()).toBe('ab')
    expect(editor.told).toEqual(['a', 'ab'])
  })

  it('sets what is new, and does not report it back', () => {
    const editor = editorWith('old')
    editor.hear('new')
    expect(editor.text()).toBe('new')
    expect(editor.told).toEqual([])
  })

  it('sets an earlier text once its echo has passed', () => {
    const editor = editorWith('')
    editor.type('a')
    editor.hear('a')
    editor.type('b')
    editor.hear('a')
    expect(editor.text()).toBe('a')
  })

  it('sets another text, also where it reads the same, and does not take it for an echo', () => {
    const editor = editorWith('')
    editor.type('a')
    editor.type('b')
    editor.replace('a')
    expect(editor.text()).toBe('a')
    expect(editor.told).toEqual(['a', 'ab'])
  })

  it('knows that renders skip values', () => {
    const editor = editorWith('')
    for (const more of 'abc') editor.type(more)
    editor.hear('abc')
    editor.hear('ab')
    expect(editor.text()).toBe('ab')
  })
})
