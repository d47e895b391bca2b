// cli/deploy/aws/clients.ts: how clients of the deploy command are made. Credentials and endpoints come from the environment.

/** @returns what a fault of AWS is called, such as ResourceNotFoundException */
export function faultName(error: unknown): string {
  return error instanceof Error ? error.name : ''
}

/** @returns the answer, or undefined when AWS says that there is no such thing */
export async function orMissing<Answer>(answer: Promise<Answer>, names: RegExp): Promise<Answer | undefined> {
  try {
    return await answer
  } catch (error) {
    if (names.test(faultName(error)) || (error instanceof Error && names.test(error.message))) return undefined
    throw error
  }
}
