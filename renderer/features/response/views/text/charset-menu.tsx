import { MenuButton } from '../../../../components/menu-button.tsx'
import { CHARSETS, nameOfCharset } from './charset-names.ts'

interface CharsetMenuProps {
  /** The encoding that the text is read in, by its WHATWG name. */
  encoding: string
  /** The one that a person chose. */
  chosen: string | undefined
  onChoose: (charset: string | undefined) => void
}

/** Says in which encoding a text is read, and lets it be read in another. */
export function CharsetMenu({ encoding, chosen, onChoose }: CharsetMenuProps) {
  const found = chosen === undefined ? `As found: ${nameOfCharset(encoding)}` : 'As found'
  const options = CHARSETS.map(value => ({ value, label: nameOfCharset(value) }))
  return (
    <MenuButton
      label="Encoding of the text"
      value={chosen ?? ''}
      shown={nameOfCharset(encoding)}
      options={[{ value: '', label: found }, ...options]}
      onChange={value => onChoose(value === '' ? undefined : value)}
      className="h-7"
    />
  )
}
