import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { z } from 'zod/v3';

/** The folder of the templates that ship. */
export const TEMPLATES_DIRECTORY = join(__dirname, '../../../../../templates');

const stepSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    action: z.string(),
    if: z.string().optional(),
    input: z.record(z.unknown()).optional(),
  })
  .passthrough();

const templateSchema = z
  .object({
    metadata: z.object({ name: z.string() }).passthrough(),
    spec: z
      .object({
        parameters: z.array(
          z
            .object({
              properties: z.record(
                z.object({ default: z.unknown() }).passthrough(),
              ),
            })
            .passthrough(),
        ),
        steps: z.array(stepSchema),
        output: z
          .object({
            links: z
              .array(z.object({ title: z.string() }).passthrough())
              .default([]),
          })
          .passthrough(),
      })
      .passthrough(),
  })
  .passthrough();

/** A template as it lies in `templates/`. */
export type ShippedTemplate = z.output<typeof templateSchema>;

/** Every template that ships, by the name of its entity. */
export function readTemplates(): Map<string, ShippedTemplate> {
  const texts = readdirSync(TEMPLATES_DIRECTORY, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) =>
      readFileSync(join(TEMPLATES_DIRECTORY, name, 'template.yaml'), 'utf8'),
    );
  return new Map(
    texts.map(text => {
      const template = templateSchema.parse(parse(text));
      return [template.metadata.name, template];
    }),
  );
}

/** What the form sends: the defaults of the template's parameters, and what a person filled in. */
export function fillIn(template: ShippedTemplate, values: JsonObject) {
  const defaults = template.spec.parameters.flatMap(({ properties }) =>
    Object.entries(properties).flatMap(([name, property]) =>
      property.default === undefined ? [] : [[name, property.default]],
    ),
  );
  return { ...Object.fromEntries(defaults), ...values } as JsonObject;
}
