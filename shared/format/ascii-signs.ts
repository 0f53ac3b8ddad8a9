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
  '’': "'",
  '“': '"',
  '”': '"',
  '•': '*'
}

/** A line in ASCII, of the same width: what has no sign of its own there is a question mark. */
export function asciiSigns(line: string): string {
  return line.replace(/[^\x20-\x7e\n]/gu, sign => SIGNS[sign] ?? '?')
}
