import { editor } from 'monaco-editor/editor'

/** Monaco's theme of the moment. It is defined anew whenever the app's theme changes. */
export const THEME = 'sonde'

/** Which of the app's tokens colours what. Monaco's own names are kept where a language adds its postfix. */
const TOKEN_COLOURS: [token: string, variable: string][] = [
  ['', '--ink'],
  ['string.key', '--accent'],
  ['string', '--good'],
  ['number', '--warn'],
  ['keyword', '--phase-tls'],
  ['comment', '--faint'],
  ['delimiter', '--muted'],
  ['tag', '--accent'],
  ['metatag', '--faint'],
  ['attribute.name', '--warn'],
  ['attribute.value', '--good'],
  ['type', '--accent'],
  ['regexp', '--phase-tls']
]

const EDITOR_COLOURS: [key: string, variable: string, alpha?: string][] = [
  ['editor.background', '--surface'],
  ['editor.foreground', '--ink'],
  ['editorGutter.background', '--surface'],
  ['editorLineNumber.foreground', '--faint'],
  ['editorLineNumber.activeForeground', '--ink'],
  ['editorCursor.foreground', '--accent'],
  ['editor.selectionBackground', '--accent', '40'],
  ['editor.inactiveSelectionBackground', '--accent', '26'],
  ['editor.lineHighlightBackground', '--raised'],
  ['editor.lineHighlightBorder', '--surface', '00'],
  ['editorIndentGuide.background1', '--line'],
  ['editorIndentGuide.activeBackground1', '--line-strong'],
  ['editorWhitespace.foreground', '--line-strong'],
  ['editorBracketMatch.background', '--hover'],
  ['editorBracketMatch.border', '--line-strong'],
  ['editorWidget.background', '--raised'],
  ['editorWidget.foreground', '--ink'],
  ['editorWidget.border', '--line-strong'],
  ['editorSuggestWidget.background', '--raised'],
  ['editorSuggestWidget.foreground', '--ink'],
  ['editorSuggestWidget.border', '--line-strong'],
  ['editorSuggestWidget.selectedBackground', '--hover'],
  ['editorSuggestWidget.selectedForeground', '--ink'],
  ['editorSuggestWidget.selectedIconForeground', '--ink'],
  ['editorSuggestWidget.highlightForeground', '--accent'],
  ['editorSuggestWidget.focusHighlightForeground', '--accent'],
  ['editorHoverWidget.background', '--raised'],
  ['editorHoverWidget.foreground', '--ink'],
  ['editorHoverWidget.border', '--line-strong'],
  ['diffEditor.insertedLineBackground', '--good-soft'],
  ['diffEditor.removedLineBackground', '--bad-soft'],
  ['diffEditor.insertedTextBackground', '--good', '1f'],
  ['diffEditor.removedTextBackground', '--bad', '1f'],
  ['editorError.foreground', '--bad'],
  ['editorWarning.foreground', '--warn'],
  ['list.hoverBackground', '--hover'],
  ['input.background', '--surface'],
  ['input.foreground', '--ink'],
  ['input.border', '--line-strong'],
  ['focusBorder', '--accent'],
  ['scrollbar.shadow', '--surface', '00'],
  ['scrollbarSlider.background', '--line-strong', '80'],
  ['scrollbarSlider.hoverBackground', '--line-strong', 'b0'],
  ['scrollbarSlider.activeBackground', '--line-strong'],
  ['editorOverviewRuler.border', '--surface', '00'],
  ['editorBracketHighlight.foreground1', '--muted'],
  ['editorBracketHighlight.foreground2', '--muted'],
  ['editorBracketHighlight.foreground3', '--muted'],
  // A closing bracket without its opening one is an error in code, but not in a dump of bytes.
  ['editorBracketHighlight.unexpectedBracket.foreground', '--ink']
]

/** Makes Monaco wear the colours of the app, now and whenever `data-theme` changes. */
export function followTheme(): void {
  applyTheme()
  new MutationObserver(applyTheme).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme']
  })
}

function applyTheme(): void {
  const light = document.documentElement.dataset.theme === 'light'
  const styles = getComputedStyle(document.documentElement)
  const hex = (variable: string) => sixDigits(styles.getPropertyValue(variable))
  editor.defineTheme(THEME, {
    base: light ? 'vs' : 'vs-dark',
    // Monaco's own rules are narrower than these and would win.
    inherit: false,
    rules: TOKEN_COLOURS.map(([token, variable]) => ({ token, foreground: hex(variable).slice(1) })),
    colors: Object.fromEntries(
      EDITOR_COLOURS.map(([key, variable, alpha = '']) => [key, hex(variable) + alpha])
    )
  })
  editor.setTheme(THEME)
}

/** `defineTheme` throws on three-digit colours, and a CSS minifier makes them of six. */
function sixDigits(colour: string): string {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(colour.trim())?.[1]
  if (!digits) return '#808080'
  return `#${digits.length === 6 ? digits : [...digits].map(digit => digit + digit).join('')}`
}
