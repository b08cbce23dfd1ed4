return await Shop.Embedded.CommandLine.EmbeddedCommand.Run(args);
