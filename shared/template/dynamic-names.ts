/**
 * Dynamic values by their names without the `$`, each with what it is: the ones that Postman documents, `uuid`, and
 * the two that Bruno adds (`randomNanoId`, `randomIPV4`).
 */
export const DYNAMIC_DESCRIPTIONS = {
  guid: 'A UUID of version 4',
  uuid: 'A UUID of version 4',
  timestamp: 'Seconds since 1970',
  isoTimestamp: 'The time now, in UTC, as ISO 8601 writes it',
  randomUUID: 'A UUID of version 4',
  randomNanoId: 'A short id that is safe in URLs',
  randomAlphaNumeric: 'A letter or digit',
  randomBoolean: 'true or false',
  randomInt: 'A whole number from 0 to 1000',
  randomColor: 'The name of a colour',
  randomHexColor: 'A colour in hexadecimal, such as #47594a',
  randomAbbreviation: 'An abbreviation of the trade, such as SQL',

  randomIP: 'An IPv4 address',
  randomIPV4: 'An IPv4 address',
  randomIPV6: 'An IPv6 address',
  randomMACAddress: 'A MAC address',
  randomPassword: 'A password of 15 letters and digits',
  randomLocale: 'A language code of two letters (ISO 639-1)',
  randomUserAgent: 'What a browser calls itself',
  randomProtocol: 'http or https',
  randomSemver: 'A version number',

  randomFirstName: 'A first name',
  randomLastName: 'A last name',
  randomFullName: 'A first and a last name',
  randomNamePrefix: 'A form of address, such as Dr.',
  randomNameSuffix: 'What follows a name, such as MD',
  randomJobArea: 'A field of work',
  randomJobDescriptor: 'The rank in a job, such as Senior',
  randomJobTitle: 'A job',
  randomJobType: 'A kind of job, such as Engineer',
  randomPhoneNumber: 'A phone number of ten digits',
  randomPhoneNumberExt: 'A phone number with an extension',

  randomCity: 'A city',
  randomStreetName: 'A street',
  randomStreetAddress: 'A street and number',
  randomCountry: 'A country',
  randomCountryCode: 'A country code of two letters (ISO 3166-1)',
  randomLatitude: 'A latitude in degrees',
  randomLongitude: 'A longitude in degrees',

  randomAvatarImage: 'The URL of a picture of a face',
  randomImageUrl: 'The URL of a picture',
  randomAbstractImage: 'The URL of a picture (in Postman an abstract one)',
  randomAnimalsImage: 'The URL of a picture (in Postman one of animals)',
  randomBusinessImage: 'The URL of a picture (in Postman one of business)',
  randomCatsImage: 'The URL of a picture (in Postman one of cats)',
  randomCityImage: 'The URL of a picture (in Postman one of cities)',
  randomFoodImage: 'The URL of a picture (in Postman one of food)',
  randomNightlifeImage: 'The URL of a picture (in Postman one of nightlife)',
  randomFashionImage: 'The URL of a picture (in Postman one of fashion)',
  randomPeopleImage: 'The URL of a picture (in Postman one of people)',
  randomNatureImage: 'The URL of a picture (in Postman one of nature)',
  randomSportsImage: 'The URL of a picture (in Postman one of sports)',
  randomTransportImage: 'The URL of a picture (in Postman one of transport)',
  randomImageDataUri: 'A picture as a data: URI',

  randomBankAccount: 'A bank account number of eight digits',
  randomBankAccountName: 'What a bank account is called',
  randomCreditCardMask: 'The last four digits of a credit card number',
  randomBankAccountBic: 'The code of a bank (BIC, ISO 9362)',
  randomBankAccountIban: 'An international bank account number (IBAN, ISO 13616)',
  randomTransactionType: 'A kind of transaction, such as payment',
  randomCurrencyCode: 'A currency code of three letters (ISO 4217)',
  randomCurrencyName: 'A currency',
  randomCurrencySymbol: 'The sign of a currency',
  randomBitcoin: 'A bitcoin address',

  randomCompanyName: 'A company',
  randomCompanySuffix: 'What a company’s name ends in, such as Inc',
  randomBs: 'A phrase as businesses use it',
  randomBsAdjective: 'An adjective as businesses use it',
  randomBsBuzz: 'A verb as businesses use it',
  randomBsNoun: 'A noun as businesses use it',
  randomCatchPhrase: 'A slogan',
  randomCatchPhraseAdjective: 'An adjective of slogans',
  randomCatchPhraseDescriptor: 'A descriptor of slogans',
  randomCatchPhraseNoun: 'A noun of slogans',

  randomDatabaseColumn: 'The name of a database column',
  randomDatabaseType: 'The type of a database column',
  randomDatabaseCollation: 'A database collation',
  randomDatabaseEngine: 'A database engine',

  randomDateFuture: 'A time within the next year, as ISO 8601',
  randomDatePast: 'A time within the last year, as ISO 8601',
  randomDateRecent: 'A time within the last day, as ISO 8601',
  randomWeekday: 'A day of the week',
  randomMonth: 'A month',

  randomDomainName: 'A domain name',
  randomDomainSuffix: 'The end of a domain name, such as com',
  randomDomainWord: 'A domain name without its end',
  randomEmail: 'A mail address',
  randomExampleEmail: 'A mail address under a domain for examples',
  randomUserName: 'A user name',
  randomUrl: 'A URL',

  randomFileName: 'A file name, also with a rare ending',
  randomFileType: 'A kind of file, such as image',
  randomFileExt: 'The ending of a file name',
  randomCommonFileName: 'A file name with a common ending',
  randomCommonFileType: 'A common kind of file',
  randomCommonFileExt: 'A common ending of a file name',
  randomFilePath: 'The path of a file',
  randomDirectoryPath: 'The path of a folder',
  randomMimeType: 'A media type',

  randomPrice: 'A price from 0.00 to 1000.00',
  randomProduct: 'A product, such as Table',
  randomProductAdjective: 'An adjective of products',
  randomProductMaterial: 'What a product is made of',
  randomProductName: 'A product with its adjective and material',
  randomDepartment: 'A department of a shop',

  randomNoun: 'A noun of the trade',
  randomVerb: 'A verb of the trade',
  randomIngverb: 'A verb of the trade that ends in -ing',
  randomAdjective: 'An adjective of the trade',
  randomWord: 'A word',
  randomWords: 'Two to five words',
  randomPhrase: 'A sentence of the trade',

  randomLoremWord: 'A word of lorem ipsum',
  randomLoremWords: 'Three words of lorem ipsum',
  randomLoremSentence: 'A sentence of lorem ipsum',
  randomLoremSentences: 'Two to six sentences of lorem ipsum',
  randomLoremParagraph: 'A paragraph of lorem ipsum',
  randomLoremParagraphs: 'Three paragraphs of lorem ipsum',
  randomLoremText: 'Lorem ipsum of some length',
  randomLoremSlug: 'Words of lorem ipsum, joined by hyphens',
  randomLoremLines: 'One to five lines of lorem ipsum'
} as const

/** Without the `$`. */
export type DynamicName = keyof typeof DYNAMIC_DESCRIPTIONS

/** @param name with its `$`, as it stands between the braces */
export function dynamicNameOf(name: string): DynamicName | undefined {
  const plain = name.slice(1)
  return name.startsWith('$') && isDynamicName(plain) ? plain : undefined
}

function isDynamicName(name: string): name is DynamicName {
  return Object.hasOwn(DYNAMIC_DESCRIPTIONS, name)
}
