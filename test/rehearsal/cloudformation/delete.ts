// test/rehearsal/cloudformation/delete.ts: takes a stack down, in the reverse of the order in which it was made.
import { removeResource } from './deploy.ts'
import { creationOrder } from './order.ts'
import { buryStack, enter, type Stack } from './stack.ts'
import type { World } from './world.ts'

/** Never fails: what could not be removed stays in the stack, which says so. */
export async function deleteStack(world: World, stack: Stack, retained: readonly string[] = []): Promise<void> {
  enter(stack, 'DELETE_IN_PROGRESS', 'User Initiated')
  const failed: string[] = []
  for (const id of creationOrder(stack.template.Resources).reverse()) {
    const resource = stack.resources.get(id)
    if (!resource) continue
    const policy = retained.includes(id) ? 'Retain' : resource.definition.DeletionPolicy
    try {
      await removeResource(world, stack, id, resource, policy)
      stack.resources.delete(id)
    } catch {
      failed.push(id)
    }
  }
  if (failed.length > 0) {
    enter(stack, 'DELETE_FAILED', `The following resource(s) failed to delete: [${failed.join(', ')}]. `)
    return
  }
  enter(stack, 'DELETE_COMPLETE')
  buryStack(world.stacks, stack)
}
