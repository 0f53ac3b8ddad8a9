import { expect, it } from 'vitest'
import { withBase } from '#shared/preview/with-base.ts'

const BASE = '<base href="http://a.test/b">'

it.each([
  ['<!doctype html><html lang=en><head><title>x', `<!doctype html><html lang=en><head>${BASE}<title>x`],
  [
    '<!-- <head> --><!DOCTYPE html>\n<head class="x">',
    `<!-- <head> --><!DOCTYPE html>\n<head class="x">${BASE}`
  ],
  ['\ufeff<?xml version="1.0"?><html><body>', `\ufeff<?xml version="1.0"?><html>${BASE}<body>`],
  ['<header>x</header>', `${BASE}<header>x</header>`],
  ['<base href="/evil/">', `${BASE}<base href="/evil/">`],
  ['text <head>', `${BASE}text <head>`],
  ['', BASE]
])('%j becomes %j', (html, based) => expect(withBase(html, 'http://a.test/b')).toBe(based))

it('says nothing of who asked, and cannot be left', () => {
  expect(withBase('', `http://me:secret@a.test/?a="><b>&c#part`)).toBe(
    '<base href="http://a.test/?a=%22%3E%3Cb%3E&amp;c">'
  )
})

it('takes no longer for comments that have no end', () => {
  const html = '<!-- >'.repeat(200_000)
  expect(withBase(html, 'http://a.test/')).toBe(`<base href="http://a.test/">${html}`)
})
