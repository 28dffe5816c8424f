import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { fieldMessages } from '../messages/fieldMessages';
import { checkName } from '../selection/checkName';
import { selectGitopsApi } from './selectGitopsApi';

/** Helm's release names take no more, and a service is one on a Flux cluster. */
const LONGEST_SERVICE = 53;

/** Refuses what cannot be a namespace. */
export const validateNamespace: CustomFieldValidator<string> = (
  name,
  field,
  { schema },
) => {
  addNameError(name, field, {
    longest: 63,
    isRequired: Boolean(schema.minLength),
  });
};

/** Refuses what cannot be a service, and one that is deployed already. */
export const validateServiceName: CustomFieldValidator<string> = async (
  name,
  field,
  { apiHolder },
) => {
  const options = { longest: LONGEST_SERVICE, isRequired: true };
  if (addNameError(name, field, options)) return;
  const list = await selectGitopsApi(apiHolder)
    ?.getDeployments({ filter: { app: [name] }, limit: 100 })
    .catch(() => undefined);
  if (!list?.items.length) return;
  const clusters = new Set(list.items.map(({ cluster }) => cluster.name));
  field.addError(
    fieldMessages['name.taken']
      .replace('{{name}}', name)
      .replace('{{clusters}}', [...clusters].join(', ')),
  );
};

function addNameError(
  name: string | undefined,
  field: { addError: (message: string) => void },
  options: { longest: number; isRequired: boolean },
): boolean {
  const problem = checkName(name, options);
  if (!problem || (problem === 'empty' && !options.isRequired)) return false;
  field.addError(
    fieldMessages[`name.${problem}`].replace(
      '{{longest}}',
      String(options.longest),
    ),
  );
  return true;
}
