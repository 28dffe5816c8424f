import { Calls, Question, Reply } from './startChild';

/** Answers what the process that started this one calls, until that one is gone. */
export function answerParent(calls: Calls): void {
  const send = (reply: Reply) => process.send?.(reply);
  process.on('disconnect', () => process.exit(0));
  process.on('message', async ({ id, name, argument }: Question) => {
    try {
      const result = await calls[name](argument as never);
      send({ id, result });
    } catch (error) {
      send({ id, error: String(error) });
    }
  });
}
