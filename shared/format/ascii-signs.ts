/** Signs of texts and charts of ours, each with the one that stands for it where only ASCII can be shown. */
const SIGNS: Record<string, string> = {
  '█': '#',
  '▉': '#',
  '▊': '#',
  '▋': '#',
  '▌': '#',
  '▐': '#',
  '▍': '|',
  '▎': '|',
  '▏': '|',
  '░': '.',
  '▒': ':',
  '─': '-',
  '·': '|',
  '→': '>',
  '…': '~',
  '–': '-',
  '—': '-',
  '↑': '^',
  '↓': 'v',
  '’': "'",
  '“': '"',
  '”': '"',
  '•': '*'
}

/** In running text a sign may be as wide as it takes. */
const SPELLED: Record<string, string> = { ...SIGNS, '→': '->', '…': '...', '×': 'x', '≤': '<=', '≥': '>=' }
const SPELLED_SIGNS = new RegExp(`[${Object.keys(SPELLED).join('')}]`, 'g')

/** A text of ours in ASCII: signs that it has but for that are spelled out, and whatever else is in it stays. */
export function asciiText(text: string): string {
  return text.replace(SPELLED_SIGNS, sign => SPELLED[sign] ?? sign)
}

/** A line in ASCII, of the same width: what has no sign of its own there is a question mark. */
export function asciiSigns(line: string): string {
  return line.replace(/[^\x20-\x7e\n]/gu, sign => SIGNS[sign] ?? '?')
}
