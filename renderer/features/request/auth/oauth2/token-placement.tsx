import { SwitchSetting } from '../../settings/switch-setting.tsx'
import { AuthChoiceRow } from '../auth-choice.tsx'
import { AuthFieldRow } from '../auth-field.tsx'
import { OAUTH2_FORMS } from './oauth2-fields.ts'
import type { OAuth2FormProps } from './oauth2-form.tsx'

const SOURCES = [
  { value: 'access_token', label: 'Access token' },
  { value: 'id_token', label: 'ID token' }
] as const
const PLACES = [
  { value: 'header', label: 'Header' },
  { value: 'query', label: 'Query' }
] as const

/** What a request takes along, where, and what is done when there is no token or an old one. */
export function TokenPlacement({ tabId, oauth2, edit }: OAuth2FormProps) {
  const {
    flow,
    tokenIn = 'header',
    tokenSource = 'access_token',
    autoFetch = true,
    autoRefresh = true
  } = oauth2
  const { needsPerson, asksEndpoint } = OAUTH2_FORMS[flow]
  const field = (name: 'tokenName' | 'tokenPrefix' | 'tokenId') => ({
    tabId,
    field: `auth.oauth2.${name}`,
    value: oauth2[name] ?? '',
    onChange: (value: string) => edit({ [name]: value })
  })
  return (
    <section aria-label="Use of the token" className="mt-3 flex flex-col gap-3">
      <h3 className="font-medium text-sm">Use of the token</h3>
      <AuthChoiceRow
        label="Sent is the"
        value={tokenSource}
        options={SOURCES}
        onChange={next => edit({ tokenSource: next })}
      />
      <AuthChoiceRow
        label="Goes into"
        value={tokenIn}
        options={PLACES}
        onChange={next => edit({ tokenIn: next })}
      />
      <AuthFieldRow
        {...field('tokenName')}
        label={tokenIn === 'header' ? 'Header' : 'Parameter'}
        placeholder={tokenIn === 'header' ? 'Authorization' : 'access_token'}
      />
      {tokenIn === 'header' && (
        <AuthFieldRow
          {...field('tokenPrefix')}
          value={oauth2.tokenPrefix ?? 'Bearer'}
          label="Prefix"
          placeholder="none"
        />
      )}
      <AuthFieldRow
        {...field('tokenId')}
        label="Shared as"
        placeholder="a name that other requests use too"
      />
      <div>
        {!needsPerson && (
          <SwitchSetting
            title="Get a token when one is needed"
            explains="Before a request is sent and there is none, or an expired one that cannot be refreshed."
            checked={autoFetch}
            onChange={next => edit({ autoFetch: next })}
          />
        )}
        {asksEndpoint && (
          <SwitchSetting
            title="Refresh it when it has expired"
            explains="Where the server has given a refresh token."
            checked={autoRefresh}
            onChange={next => edit({ autoRefresh: next })}
          />
        )}
      </div>
    </section>
  )
}
