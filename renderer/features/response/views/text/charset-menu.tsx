import { nameOfCharset } from '#shared/format/name-of-charset.ts'
import { MenuButton } from '../../../../components/menu-button.tsx'
import { CHARSETS } from './charsets.ts'

interface CharsetMenuProps {
  /** The encoding that the text is read in, by its WHATWG name, where that is known. */
  encoding?: string | undefined
  /** The one that a person chose. */
  chosen: string | undefined
  onChoose: (charset: string | undefined) => void
}

/** Says in which encoding a text is read, and lets it be read in another. */
export function CharsetMenu({ encoding, chosen, onChoose }: CharsetMenuProps) {
  const read = encoding ?? chosen
  const found =
    chosen === undefined && encoding !== undefined ? `As found: ${nameOfCharset(encoding)}` : 'As found'
  const options = CHARSETS.map(value => ({ value, label: nameOfCharset(value) }))
  return (
    <MenuButton
      label="Encoding of the text"
      value={chosen ?? ''}
      shown={read === undefined ? 'Encoding' : nameOfCharset(read)}
      options={[{ value: '', label: found }, ...options]}
      onChange={value => onChoose(value === '' ? undefined : value)}
      className="h-7"
    />
  )
}
