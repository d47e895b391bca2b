// What the distribution promises: headers, caching, ranges, compression, clean addresses.
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()

test('pages carry a strict policy without anything inline, and nobody may frame them', async () => {
  for (const path of ['/', '/datasets/', '/datasets/street-trees/', '/nothing-here/']) {
    const { headers } = await fetch(url + path)
    const policy = headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|http:|https:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('SQL pages and their worker may compile WebAssembly, and nothing else may', async () => {
  const policyOf = async (path: string) => (await fetch(url + path)).headers.get('content-security-policy')!
  const page = await (await fetch(`${url}/sql/`)).text()
  const worker = /data-worker="([^"]+)"/.exec(page)![1]!
  for (const path of ['/sql', '/sql/', '/es/sql/', worker]) {
    const policy = await policyOf(path)
    expect(policy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|\*|http:|https:/)
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(policy).toContain("connect-src 'self';")
  }
  const engine = /data-engine="([^"]+)"/.exec(page)![1]!
  for (const path of ['/', '/table/', '/embed/chart/', '/sqlx/', '/datasets/sql/', '/console/', engine]) {
    expect([path, await policyOf(path)]).toEqual([path, expect.not.stringContaining('unsafe')])
  }
})

test('embedded views may stand in a frame of any site, and no other page may', async () => {
  for (const path of ['/embed/chart/', '/es/embed/chart/']) {
    const { headers } = await fetch(url + path)
    expect(headers.get('content-security-policy')).toMatch(/; frame-ancestors \*$/)
    expect(headers.get('x-frame-options')).toBeNull()
  }
  for (const path of ['/table/', '/sql/', '/embedded/']) {
    expect((await fetch(url + path)).headers.get('x-frame-options')).toBe('DENY')
  }
})

test('the engine of the SQL page travels compressed, also when it is too large for the distribution to do it', async () => {
  const page = await (await fetch(`${url}/sql/`)).text()
  const address = url + /data-module="([^"]+)"/.exec(page)![1]!
  const headers = async (coding: string) => {
    const response = await fetch(address, { method: 'HEAD', headers: { 'accept-encoding': coding } })
    return Object.fromEntries(response.headers)
  }
  expect(await headers('gzip, br')).toMatchObject({
    'content-type': 'application/wasm',
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  expect(Number((await headers('br'))['content-length'])).toBeLessThan(6_500_000)
  // Browsers ask for Brotli over https only; over plain http they get it without.
  expect(await headers('gzip')).not.toHaveProperty('content-encoding')
})

test('the console may also speak to uploads and sign-in, and to nobody else', async () => {
  const policy = (await fetch(`${url}/console/`)).headers.get('content-security-policy')!
  const connect = /connect-src ([^;]*)/.exec(policy)![1]!.split(' ')
  expect(connect).toEqual(["'self'", expect.stringMatching(/^http:\/\/127/), expect.stringMatching(/^http:\/\/127/)])
})

test('an address works with and without its slash, and an unknown one is a page that helps', async () => {
  expect((await fetch(`${url}/datasets/street-trees`)).status).toBe(200)
  const missing = await fetch(`${url}/datasets/no-such-dataset/`)
  expect([missing.status, (await missing.text()).includes('<h1')]).toEqual([404, true])
})

test('unpublished and internal things have no address', async () => {
  for (const path of [
    '/uploads/',
    '/staged/',
    '/files/../site/index.html',
    '/files/%2e%2e/x',
    '/%00',
    '/portal.lock',
  ]) {
    expect([path, (await fetch(url + path)).status]).not.toEqual([path, 200])
  }
})

test('files come in ranges, with tags, and only by reading', async () => {
  const address = `${url}/files/street-trees/latest.csv`
  const whole = await fetch(address)
  const text = await whole.text()
  const etag = whole.headers.get('etag')!
  expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304)
  const tail = await fetch(address, { headers: { range: 'bytes=-5' } })
  expect([tail.status, await tail.text()]).toEqual([206, text.slice(-5)])
  expect((await fetch(address, { headers: { range: 'bytes=99999999-' } })).status).toBe(416)
  for (const method of ['POST', 'PUT', 'DELETE']) expect((await fetch(address, { method })).status).toBe(403)
  expect(whole.headers.get('access-control-allow-origin')).toBe('*')
})

test('pages are compressed for those who ask', async () => {
  const response = await fetch(`${url}/datasets/street-trees/`, { headers: { 'accept-encoding': 'br' } })
  expect(response.headers.get('content-encoding')).toBe('br')
})
