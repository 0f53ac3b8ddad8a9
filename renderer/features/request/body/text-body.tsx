import { CodeEditor, type CodeLanguage } from '../../../components/code-editor.tsx'
import { clearProblems } from '../../../state/problems.ts'
import { editDraft, findTab, useDraft } from '../../../state/tabs.ts'
import { sendTab } from '../send-tab.ts'
import { useNameAssistance } from '../variables/use-name-assistance.ts'

interface TextBodyProps {
  tabId: string
  language: CodeLanguage
  onTyped: () => void
}

/** A body that is one text. */
export function TextBody({ tabId, language, onTyped }: TextBodyProps) {
  const { body } = useDraft(tabId)
  const names = useNameAssistance(tabId)
  return (
    <CodeEditor
      label="Request body"
      language={language}
      value={body.text}
      assistance={names}
      onChange={text => {
        const draft = findTab(tabId)?.draft
        if (!draft) return
        onTyped()
        clearProblems(tabId, 'body')
        editDraft(tabId, { body: { ...draft.body, text } })
      }}
      onSubmit={() => sendTab(tabId)}
    />
  )
}
