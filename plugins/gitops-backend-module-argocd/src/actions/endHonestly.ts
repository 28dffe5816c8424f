import {
  ActionProgress,
  toEngineError,
} from '@backstage-gitops/plugin-gitops-node';

/**
 * Progress of an action that Argo CD took ends with an event, never with an error: whoever reads it has to know
 * that it was taken. Before its first event errors pass.
 *
 * @param events - of the action
 * @param options - `subject`: who acts, at the start of a sentence
 */
export async function* endHonestly(
  events: AsyncIterable<ActionProgress>,
  { subject }: { subject: string },
): AsyncGenerator<ActionProgress, void> {
  let isTaken = false;
  try {
    for await (const event of events) {
      isTaken = true;
      yield event;
    }
  } catch (error) {
    if (!isTaken) throw error;
    const { message } = toEngineError(error, subject);
    yield {
      state: 'Unknown',
      message: `${message} What became of the action is not known: look at the Application.`,
    };
  }
}
