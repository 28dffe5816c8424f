import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';

type Operation = {
  parameters?: { name?: string; in?: string; $ref?: string }[];
  responses: Record<string, { $ref: string }>;
};

const spec: {
  paths: Record<string, { get?: Operation; post?: Operation }>;
  components: {
    parameters: Record<string, { name: string }>;
    responses: Record<string, { content: object }>;
  };
} = parse(readFileSync(join(__dirname, '../schema/openapi.yaml'), 'utf8'));
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ ...spec, $id: 'spec' });

/** The API's description, for tests that hold it against the routes. */
export const openApiSpec = {
  /** `GET /v1/engines` and so on. */
  operations: Object.entries(spec.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
  ),

  /** Names of the query parameters of a path. */
  queryParameters(path: string): string[] {
    return (spec.paths[path].get?.parameters ?? []).flatMap(parameter =>
      parameter.$ref
        ? parameter.$ref.split('/').pop() ?? []
        : (parameter.in === 'query' && parameter.name) || [],
    );
  },

  /** What an answer has that the description does not allow; undefined when nothing. */
  findFault(
    path: string,
    answer: { status: number; body: unknown },
    method: 'get' | 'post' = 'get',
  ): string | undefined {
    const response = spec.paths[path][method]?.responses[answer.status];
    if (!response) return `${path} does not describe ${answer.status}`;
    if (answer.status === 304) return undefined;
    const mediaType = Object.keys(
      spec.components.responses[response.$ref.split('/').pop() ?? ''].content,
    )[0].replace('/', '~1');
    const validate = ajv.compile({
      $ref: `spec${response.$ref}/content/${mediaType}/schema`,
    });
    return validate(answer.body) ? undefined : ajv.errorsText(validate.errors);
  },
};
