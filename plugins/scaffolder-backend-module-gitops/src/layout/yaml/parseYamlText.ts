import { InputError } from '@backstage/errors';
import { Document, parseDocument } from 'yaml';
import { yamlOptions } from './yamlOptions';

/**
 * Reads one YAML document for changing it in place.
 *
 * @throws InputError that names the file and the line.
 */
export function parseYamlText(text: string, path: string): Document.Parsed {
  const document = parseDocument(text, {
    ...yamlOptions,
    keepSourceTokens: true,
  });
  const [error] = document.errors;
  if (error) {
    throw new InputError(
      `${path} cannot be changed because it is not YAML: ${
        error.message.split('\n', 1)[0]
      }`,
    );
  }
  return document;
}
