// A domain of the city's own: in the templates once its certificate is known, and left out before.
import { versionHere } from '../../cli/deploy/version-here.ts'
import { ofType, settings, synthesize } from './both-stages.ts'

const DOMAIN = 'data.alderbay.example'
const ARN = 'arn:aws:acm:us-east-1:111122223333:certificate/one'

const { resources, outputs } = synthesize({
  ...settings,
  stages: {
    beta: { ...settings.stages.beta, domain: { name: DOMAIN } },
    production: { ...settings.stages.production, domain: { name: DOMAIN, certificateArn: ARN } },
  },
})
const distribution = (stage: 'beta' | 'production') =>
  ofType(resources, 'AWS::CloudFront::Distribution', stage)[0]!.Properties.DistributionConfig

test('with its certificate the distribution answers for the domain, and pages of it may upload', () => {
  expect(distribution('production')).toMatchObject({
    Aliases: [DOMAIN],
    ViewerCertificate: { AcmCertificateArn: ARN, MinimumProtocolVersion: 'TLSv1.2_2021' },
  })
  expect(outputs.production['PortalUrl'].Value).toBe(`https://${DOMAIN}`)
  expect(JSON.stringify(ofType(resources, 'AWS::S3::Bucket', 'production'))).toContain(`https://${DOMAIN}`)
})

test('without one the portal keeps the name that CloudFront gives it', () => {
  expect(distribution('beta').Aliases).toBeUndefined()
  expect(JSON.stringify(outputs.beta['PortalUrl'])).not.toContain(DOMAIN)
  expect(JSON.stringify(ofType(resources, 'AWS::S3::Bucket', 'beta'))).not.toContain(DOMAIN)
})

test('each stage says which release it is of', () => {
  expect(outputs.beta['PlazaVersion'].Value).toBe(versionHere())
})
