// What the functions of a template mean.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation's own placeholders
import { objections, resolve, type Scope, withDynamicReferences } from './cloudformation/intrinsics.ts'
import { creationOrder } from './cloudformation/order.ts'
import { readTemplate, type Template } from './cloudformation/template.ts'

const template: Template = {
  Mappings: { sizes: { production: { memory: 3008 } } },
  Conditions: {
    isProduction: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] },
    isBeta: { 'Fn::Not': [{ Condition: 'isProduction' }] },
  },
  Rules: {
    bootstrap: {
      Assertions: [
        {
          Assert: { 'Fn::Not': [{ 'Fn::Contains': [['1', '2'], { Ref: 'Version' }] }] },
          AssertDescription: 'a newer bootstrap is needed',
        },
      ],
    },
  },
  Resources: {},
}
const scope: Scope = {
  template,
  parameters: { Stage: 'production', Version: '6' },
  pseudo: { 'AWS::Region': 'eu-west-1' },
  ref: (id) => `ref-of-${id}`,
  attribute: (id, name) => `${id}/${name}`,
  exported: (name) => `export-${name}`,
  outputOf: (stack, output, region) => `${stack}.${output}@${region}`,
}

const cases = [
  { name: 'a parameter', given: { Ref: 'Stage' }, gives: 'production' },
  { name: 'a pseudo parameter', given: { Ref: 'AWS::Region' }, gives: 'eu-west-1' },
  { name: 'a resource', given: { Ref: 'Bucket' }, gives: 'ref-of-Bucket' },
  { name: 'an attribute', given: { 'Fn::GetAtt': ['Bucket', 'Arn'] }, gives: 'Bucket/Arn' },
  { name: 'an attribute in short', given: { 'Fn::GetAtt': 'Function.Metadata.Arn' }, gives: 'Function/Metadata.Arn' },
  { name: 'joined text', given: { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }]] }, gives: 'a-production' },
  { name: 'split text', given: { 'Fn::Split': ['/', 'a/b'] }, gives: ['a', 'b'] },
  { name: 'one of a list', given: { 'Fn::Select': ['1', ['a', 'b']] }, gives: 'b' },
  {
    name: 'text with names, attributes and what is to stay',
    given: { 'Fn::Sub': ['${Own} ${AWS::Region} ${Bucket} ${Bucket.Arn} ${!Literal}', { Own: { Ref: 'Stage' } }] },
    gives: 'production eu-west-1 ref-of-Bucket Bucket/Arn ${Literal}',
  },
  { name: 'a condition that holds', given: { 'Fn::If': ['isProduction', 'yes', 'no'] }, gives: 'yes' },
  { name: 'a condition that does not', given: { 'Fn::If': ['isBeta', 'yes', 'no'] }, gives: 'no' },
  {
    name: 'nothing, which leaves neither a property nor a place in a list',
    given: { kept: 1, gone: { Ref: 'AWS::NoValue' }, list: [{ 'Fn::If': ['isBeta', 1, { Ref: 'AWS::NoValue' }] }, 2] },
    gives: { kept: 1, list: [2] },
  },
  { name: 'base64', given: { 'Fn::Base64': 'ñ' }, gives: 'w7E=' },
  { name: 'a map', given: { 'Fn::FindInMap': ['sizes', { Ref: 'Stage' }, 'memory'] }, gives: 3008 },
  { name: 'an export', given: { 'Fn::ImportValue': 'table' }, gives: 'export-table' },
  {
    name: 'the output of another stack',
    given: { 'Fn::GetStackOutput': { StackName: 'storage', OutputName: 'Table', Region: 'eu-west-1' } },
    gives: 'storage.Table@eu-west-1',
  },
  // a map of one entry is no function
  {
    name: 'a map with one entry',
    given: { Variables: { TABLE: { Ref: 'Table' } } },
    gives: { Variables: { TABLE: 'ref-of-Table' } },
  },
]
for (const { name, given, gives } of cases) {
  test(`resolve: ${name}`, () => expect(resolve(given, scope)).toEqual(gives))
}

test('a function that is not known is named', () => {
  expect(() => resolve({ 'Fn::Cidr': ['10.0.0.0/16'] }, scope)).toThrow('Fn::Cidr')
})

test('the rules of a template object in its own words', () => {
  expect(objections(scope)).toEqual([])
  expect(objections({ ...scope, parameters: { ...scope.parameters, Version: '2' } })).toEqual([
    'a newer bootstrap is needed',
  ])
})

test('dynamic references are looked up once each, wherever they are', async () => {
  const asked: string[] = []
  const look = async (service: string, reference: string) => {
    asked.push(`${service}:${reference}`)
    return 'a "secret" value'
  }
  const given = { a: ['{{resolve:ssm:/key}}'], b: 'before {{resolve:ssm:/key}} after', c: 7 }
  expect(await withDynamicReferences(given, look)).toEqual({
    a: ['a "secret" value'],
    b: 'before a "secret" value after',
    c: 7,
  })
  expect(asked).toEqual(['ssm:/key'])
})

test('a resource comes after everything that it names', () => {
  const resources = {
    policy: { Type: 'P', Properties: { text: { 'Fn::Sub': 'arn:${bucket.Arn}' } } },
    bucket: { Type: 'B', Properties: { queue: { 'Fn::GetAtt': ['queue', 'Arn'] } }, DependsOn: 'permission' },
    permission: { Type: 'M', Properties: { queues: [{ Ref: 'queue' }] } },
    queue: { Type: 'Q' },
  }
  expect(creationOrder(resources)).toEqual(['queue', 'permission', 'bucket', 'policy'])
})

test('a circle is refused by name', () => {
  const resources = { a: { Type: 'T', Properties: { b: { Ref: 'b' } } }, b: { Type: 'T', DependsOn: ['a'] } }
  expect(() => creationOrder(resources)).toThrow('Circular dependency between resources: [a, b, a]')
})

test('templates are read as JSON and as YAML, and need resources', () => {
  expect(readTemplate('{"Resources":{"a":{"Type":"T"}}}').Resources['a']!.Type).toBe('T')
  expect(readTemplate('Resources:\n  a:\n    Type: T\n').Resources['a']!.Type).toBe('T')
  expect(() => readTemplate('Outputs: {}\n')).toThrow('Resources')
})
