import { z } from 'zod/v3';

/** Which repository, and with whose credentials. */
export const repositoryInput = {
  repoUrl: z
    .string()
    .max(400)
    .optional()
    .describe(
      "The repository's http(s) address; gitops.repository.url of the configuration when absent",
    ),
  token: z
    .string()
    .optional()
    .describe(
      'A token that may use the repository, from the secrets of the task; the integration of the host when absent',
    ),
  username: z
    .string()
    .max(200)
    .optional()
    .describe('What the host wants beside the token, when it is not the usual'),
};
