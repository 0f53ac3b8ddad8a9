import { useState } from 'react'
import { Button } from '../../../../components/button.tsx'
import { TextField } from '../../../../components/text-field.tsx'

interface PdfPasswordProps {
  /** Whether one was given that does not open it. */
  wrong: boolean
  onUnlock: (password: string) => void
}

/** Asks for what opens an encrypted document. It is kept nowhere. */
export function PdfPassword({ wrong, onUnlock }: PdfPasswordProps) {
  const [password, setPassword] = useState('')
  return (
    <form
      className="min-h-0 flex-1 space-y-3 overflow-auto px-4 py-8 *:mx-auto *:block *:w-72 *:max-w-full"
      onSubmit={event => {
        event.preventDefault()
        onUnlock(password)
      }}
    >
      <TextField
        label="Password of the document"
        type="password"
        autoComplete="off"
        value={password}
        onChange={event => setPassword(event.target.value)}
        aria-invalid={wrong}
        hint={wrong ? 'This password does not open it.' : 'The document is encrypted.'}
      />
      <Button type="submit" variant="primary" disabled={password === ''}>
        Open document
      </Button>
    </form>
  )
}
