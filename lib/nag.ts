// lib/nag.ts: the AWS Solutions rules on every template, and the findings we accept, each with its reason.
import {
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  Validations,
} from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'

export interface Acceptance {
  /** Rule with the part in brackets, as the report names it. */
  readonly rule: RegExp
  /** Construct below the stage, e.g. `Flow/ApiFunctionRole`. */
  readonly at: RegExp
  readonly reason: string
}

export const ACCEPTED: readonly Acceptance[] = [
  {
    rule: /-S1$/,
    at: /\/(Storage\/(Incoming|Data)|Site\/Site)\/Resource$/,
    reason: 'Access logs of S3 grow without limit. Who changed what is in the audit log; reading is public by design.',
  },
  {
    rule: /-COG8$/,
    at: /\/Members\/Pool\/Resource$/,
    reason: 'The Plus plan is billed for each member. Members are few, known by name, and have a second factor.',
  },
  { rule: /-CFR1$/, at: /\/Distribution\/Resource$/, reason: 'Open data is for everybody, in every country.' },
  {
    rule: /-CFR2$/,
    at: /\/Distribution\/Resource$/,
    reason:
      'A web ACL costs 5 USD a month and more. Public reads are files; the API is throttled and checks every token.',
  },
  {
    rule: /-CFR3$/,
    at: /\/Distribution\/Resource$/,
    reason: 'Logs of readers hold their addresses. The portal keeps none; a city that must can switch them on.',
  },
  {
    rule: /-CFR4$/,
    at: /\/Distribution\/Resource$/,
    reason: "CloudFront's own certificate has a fixed minimum. With a domain of the city's own it is TLS 1.2.",
  },
  {
    rule: /-IAM5\[Resource::.*\/(uploads|staged|comparisons|promotions|launch)\/\*\]$/s,
    at: /\/Flow\/(Api|Validate|Publish)Role\/DefaultPolicy\/Resource$/,
    reason: 'Objects below one prefix of one bucket; every action is named.',
  },
  {
    rule: /-IAM5\[Resource::.*Data.*\/(files|publication)\/\*\]$/s,
    at: /\/Flow\/(Api|Validate|Publish)Role\/DefaultPolicy\/Resource$/,
    reason: 'Publication writes the public files and its own notes, the others read the files; every action is named.',
  },
  {
    rule: /-IAM5\[Resource::.*Site[^/]*\/(audit\/)?\*\]$/s,
    at: /\/Flow\/PublishRole\/DefaultPolicy\/Resource$/,
    reason:
      'The whole site bucket is written by publication, and by nothing else; it reads back what it said of the audit log.',
  },
  {
    rule: /-IAM5\[Resource::\*\]$/,
    at: /\/Flow\/(Publish|Notify)Role\/DefaultPolicy\/Resource$/,
    reason: 'dynamodb:ListStreams, which Lambda needs to follow a stream, cannot be limited to one.',
  },
  {
    rule: /-IAM5\[Resource::arn:.*:identity\/\*\]$/,
    at: /\/Flow\/(Api|Notify)Role\/DefaultPolicy\/Resource$/,
    reason: "Any verified identity, but only with the city's own address as the sender.",
  },
  {
    rule: /-SQS3$/,
    at: /\/Flow\/ChangesDeadLetters\/Resource$/,
    reason: "It is a dead-letter queue: of the table's stream, which the rule does not look at.",
  },
  {
    rule: /-APIG4$/,
    at: /\/Flow\/Routes\/Route$/,
    reason: 'Some routes are public by design. The function checks the token by the access table of the API.',
  },
]

/** Adds the rules to the app; a finding that is not accepted fails synth. */
export function checkRules(app: IConstruct): PlazaRules {
  const rules = new PlazaRules(app)
  Validations.of(app).addPlugins(rules)
  return rules
}

/** The rules, less what is accepted. Remembers which acceptances were needed, so that a test finds stale ones. */
export class PlazaRules implements IPolicyValidationPlugin {
  readonly name = 'AwsSolutions'
  readonly used = new Set<Acceptance>()
  readonly #rules: AwsSolutionsChecks

  constructor(scope: IConstruct) {
    this.#rules = new AwsSolutionsChecks(scope)
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const report = this.#rules.validate(context)
    const violations = report.violations
      .map((violation) => ({
        ...violation,
        violatingResources: violation.violatingResources.filter(
          ({ constructPath }) => !this.#isAccepted(violation.ruleName, constructPath ?? ''),
        ),
      }))
      .filter(({ violatingResources }) => violatingResources.length > 0)
    return { ...report, violations, success: violations.length === 0 }
  }

  #isAccepted(rule: string, path: string): boolean {
    const accepted = ACCEPTED.filter((each) => each.rule.test(rule) && each.at.test(path))
    for (const each of accepted) this.used.add(each)
    return accepted.length > 0
  }
}
