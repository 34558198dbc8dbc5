/**
 * The address of the repository, for "source code" and "edit this page". The deploying workflow passes it; without
 * it, in a local build or a fork that has none, those links are left out.
 */
export const repository: string | undefined = process.env.REPOSITORY_URL || undefined;

export const editLink = (path: string): string | undefined => repository && `${repository}/edit/main/${path}`;
