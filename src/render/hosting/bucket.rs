//! The static website of a bucket: which file stands for a folder, and which for a wrong address. Old addresses lead on by their pages.

/// The body of `PutBucketWebsite` of Alibaba Cloud OSS. Without `SupportSubDir` only the root has an index document there.
pub(super) fn of_oss() -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<WebsiteConfiguration>\n  <IndexDocument>\n    <Suffix>index.html</Suffix>\n    \
     <SupportSubDir>true</SupportSubDir>\n    <Type>0</Type>\n  </IndexDocument>\n  <ErrorDocument>\n    <Key>404.html</Key>\n    \
     <HttpStatus>404</HttpStatus>\n  </ErrorDocument>\n</WebsiteConfiguration>\n"
        .to_owned()
}

/// The body of `PUT Bucket website` of Tencent Cloud COS, whose error document is sent with the status of the error.
pub(super) fn of_cos() -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<WebsiteConfiguration>\n  <IndexDocument>\n    <Suffix>index.html</Suffix>\n  \
     </IndexDocument>\n  <ErrorDocument>\n    <Key>404.html</Key>\n    <OriginalHttpStatus>Enabled</OriginalHttpStatus>\n  \
     </ErrorDocument>\n</WebsiteConfiguration>\n"
        .to_owned()
}
