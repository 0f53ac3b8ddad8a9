import { css, js } from 'js-beautify'

const LAYOUT = { indent_size: 2, end_with_newline: false, max_preserve_newlines: 2, wrap_line_length: 0 }

/** Lays CSS or JavaScript out over lines. Only white space changes; what is wrong with it stays as it is. */
export function prettyCode(text: string, language: 'css' | 'javascript'): string {
  return language === 'css' ? css(text, LAYOUT) : js(text, LAYOUT)
}
