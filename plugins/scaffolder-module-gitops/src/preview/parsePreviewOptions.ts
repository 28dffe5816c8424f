import { z } from 'zod/v3';
import { InputSource } from '../selection/selectActionInput';

const source: z.ZodType<InputSource> = z.lazy(() =>
  z.union([
    z.string().min(1),
    z.object({ const: z.unknown() }).strict(),
    z
      .object({ field: z.string().min(1), when: z.record(z.unknown()) })
      .strict(),
    z.object({ const: z.unknown(), when: z.record(z.unknown()) }).strict(),
    z.array(source),
    z.record(source),
  ]),
);

const options = z.object({
  action: z.string().min(1),
  input: z.record(source),
});

/** What a template says of its preview; undefined when that cannot be understood. */
export type PreviewOptions = {
  action: string;
  input: Record<string, InputSource>;
};

/** Parses the `ui:options` of a preview: an author of templates wrote them. */
export function parsePreviewOptions(text: unknown): PreviewOptions | undefined {
  return options.safeParse(text).data;
}
