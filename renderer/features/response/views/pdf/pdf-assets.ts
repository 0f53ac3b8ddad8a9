const addresses = import.meta.glob<string>(
  [
    '../../../../../node_modules/pdfjs-dist/cmaps/*.bcmap',
    '../../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
    '../../../../../node_modules/pdfjs-dist/wasm/*.wasm'
  ],
  { query: '?url', import: 'default', eager: true }
)

const byName = new Map(
  Object.entries(addresses).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), address])
)

/**
 * What documents leave to whoever shows them: encodings of East Asian text, the fonts that need not be in a file,
 * decoders of pictures. They are files of ours: nothing is fetched from elsewhere.
 */
export class PdfAssets {
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const address = byName.get(filename)
    if (address === undefined) throw new Error(`${filename} is no part of the viewer`)
    const response = await fetch(address)
    if (!response.ok) throw new Error(`${filename} could not be loaded`)
    return new Uint8Array(await response.arrayBuffer())
  }
}
