// lib/member-triggers.ts: the code of the two small functions that Cognito calls, as text for the template.

/**
 * Cognito's access tokens name nobody; accounts, the audit log and the mails need a name and a verified address.
 * People of the city's own provider have no verified address in the pool; where the city says so, its provider vouches.
 */
export const ADD_CLAIMS = `exports.handler = async (event) => {
  const user = event.request.userAttributes
  const vouched = process.env.VOUCHED === 'true' && user['cognito:user_status'] === 'EXTERNAL_PROVIDER'
  const claimsToAddOrOverride = { email: user.email, email_verified: vouched || user.email_verified === 'true' }
  if (user.name) claimsToAddOrOverride.name = user.name
  event.response = { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride } } }
  return event
}`

/** Whoever signs up alone needs an address of the city; people made by an administrator or the city's provider do not. */
export const CHECK_DOMAIN = `exports.handler = async (event) => {
  if (event.triggerSource !== 'PreSignUp_SignUp') return event
  const domains = process.env.MAIL_DOMAINS.split(' ').filter(Boolean)
  const parts = String(event.request.userAttributes.email || '').toLowerCase().split('@')
  if (parts.length === 2 && domains.includes(parts[1])) return event
  throw new Error('Only addresses at ' + domains.join(', ') + ' can sign up. Others need an invitation by the open data team.')
}`
