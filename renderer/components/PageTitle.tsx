import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

interface PageTitleProps {
  readonly title: string;
  /** The page's primary action; stands at the right. */
  readonly action?: ReactNode;
}

export function PageTitle({ title, action }: PageTitleProps) {
  return (
    <Flex component="header" align="center" justify="space-between" gap="middle" className="page-title">
      <Typography.Title level={1}>{title}</Typography.Title>
      {action}
    </Flex>
  );
}
